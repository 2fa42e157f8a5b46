#pragma warning disable POOL035, POOL036 // What the two rules say is what is asserted here.
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

/// <summary>What ASP.NET Core makes of endpoints that return a result unawaited: the messages of POOL035 and POOL036 say the same.</summary>
[Watchdog]
public sealed class EndpointTests
{
    private const char EndOfMessage = '\u001e';

    [Fact]
    public async Task A_route_handler_that_returns_a_result_keeps_the_application_from_answering()
    {
        await using WebApplication app = Build();
        app.MapGet("/", () => "fine");
        app.MapGet("/square", (IPool pool) => pool.Work.Square.ApplyAsync(3));
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await app.StartAsync();
            using HttpClient client = Client(app);
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/", UriKind.Relative));
            throw new InvalidOperationException($"It answered {answer.StatusCode}.");
        });
    }

    [Fact]
    public async Task A_handler_that_awaits_or_returns_a_task_answers_with_the_value()
    {
        await using WebApplication app = Build();
        app.MapGet("/awaited", async (IPool pool) => await pool.Work.Square.ApplyAsync(3));
        app.MapGet("/task", Task<int> (IPool pool) => pool.Work.Square.ApplyAsync(4));
        await app.StartAsync();
        using HttpClient client = Client(app);
        Assert.Equal(("9", "16"), (await client.GetStringAsync("awaited"), await client.GetStringAsync("task")));
        await app.StopAsync();
    }

    [Fact]
    public async Task A_result_within_a_task_is_sent_as_an_object()
    {
        await using WebApplication app = Build();
        app.MapGet("/", async (IPool pool) =>
        {
            AsyncResult<int> result = pool.Work.Square.ApplyAsync(3);
            await result;
            return result;
        });
        await app.StartAsync();
        using HttpClient client = Client(app);
        Assert.Contains("\"isReady\":true", await client.GetStringAsync(""), StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_controller_awaits_it_and_describes_the_wrong_type()
    {
        await using WebApplication app = Build();
        app.MapControllers();
        await app.StartAsync();
        using HttpClient client = Client(app);
        Assert.Equal(("9", "9"), (await client.GetStringAsync("squares/result"), await client.GetStringAsync("squares/task")));
        Dictionary<string, Type?> described = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)
            .ToDictionary(action => action.RelativePath!, action => action.SupportedResponseTypes.Single().Type);
        Assert.Equal((typeof(AsyncResult<int>), typeof(int)), (described["squares/result"], described["squares/task"]));
        await app.StopAsync();
    }

    [Theory]
    [InlineData(nameof(SquareHub.FromResult))]
    [InlineData(nameof(SquareHub.FromTask))]
    public async Task A_hub_awaits_it(string method)
    {
        await using WebApplication app = Build();
        app.MapHub<SquareHub>("/hub");
        await app.StartAsync();
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new UriBuilder(app.Urls.Single()) { Scheme = "ws", Path = "hub" }.Uri, default);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await ReceiveAsync(socket);
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[3]}""");
        Assert.Contains("\"result\":9", await ReceiveAsync(socket), StringComparison.Ordinal);
        await app.StopAsync();
    }

    private static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProcessPool(options => options.Workers = 1);
        builder.Services.AddControllers().AddApplicationPart(typeof(SquaresController).Assembly);
        builder.Services.AddSignalR();
        return builder.Build();
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, default);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[1024];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, default);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
