using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

[Watchdog]
public sealed class WebTests
{
    [Fact]
    public async Task The_end_of_a_request_cancels_its_task()
    {
        using var gate = new Gate();
        await using WebApplication app = await StartAsync(gate.Name);
        using HttpClient client = Client(app);
        string before = await client.GetStringAsync("process");
        using var leaves = new CancellationTokenSource();
        Task<string> request = client.GetStringAsync("wait", leaves.Token);
        Eventually.True(() => gate.Arrived == 1, "the request's task runs");
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Eventually.True(() => File.Exists(gate.Name + "-cancelled"), "the token of the task has fired");
        Assert.Equal(before, await client.GetStringAsync("process"));
        await app.StopAsync();
    }

    [Fact]
    public async Task A_native_crash_costs_one_request_and_no_other()
    {
        using var gate = new Gate();
        await using WebApplication app = await StartAsync(gate.Name);
        using HttpClient client = Client(app);
        string before = await client.GetStringAsync("process");
        using HttpResponseMessage crashed = await client.GetAsync(new Uri("crash", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, crashed.StatusCode);
        Assert.NotEqual(before, await client.GetStringAsync("process"));
        Assert.Equal("Healthy", await client.GetStringAsync("health"));
        await app.StopAsync();
    }

    private static async Task<WebApplication> StartAsync(string gate)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProcessPool(options => options.Workers = 1);
        builder.Services.AddHealthChecks().AddProcessPool();
        WebApplication app = builder.Build();
        app.MapGet("/process", async (IPool pool) => $"{await pool.Work.ProcessId.ApplyAsync()}");
        app.MapGet("/wait", async (HttpContext context, IPool pool) => $"{await pool.Work.WaitAtGate.ApplyAsync(gate, cancellationToken: context.RequestAborted)}");
        app.MapGet("/crash", async (IPool pool) => await pool.Work.Crash.ApplyAsync());
        app.MapHealthChecks("/health");
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };
}
