using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.Dashboard;

namespace PoolGen.DashboardTests.Kit;

/// <summary>A real server with a dashboard, and a client of it.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DashboardHost(WebApplication app, string path)
    {
        _app = app;
        Address = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        Page = new Uri(Address, path.TrimEnd('/') + "/");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = Page };
    }

    internal HttpClient Client { get; }

    /// <summary>The server.</summary>
    internal Uri Address { get; }

    /// <summary>The dashboard's page.</summary>
    internal Uri Page { get; }

    internal IReadOnlyList<FakeLogRecord> Log => [.. _app.Services.GetFakeLogCollector().GetSnapshot().Where(static record => record.Category == "PoolGen.Dashboard")];

    /// <summary>Starts it.</summary>
    /// <param name="configure">The dashboard's options.</param>
    /// <param name="pattern">Where it is mapped.</param>
    /// <param name="services">What the application has besides.</param>
    /// <param name="before">What runs before the endpoints.</param>
    /// <param name="conventions">What is added to the dashboard's endpoints.</param>
    /// <param name="url">Where it listens.</param>
    internal static async Task<DashboardHost> StartAsync(
        Action<PoolDashboardOptions>? configure = null,
        string pattern = "/pools",
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? before = null,
        Action<IEndpointConventionBuilder>? conventions = null,
        string url = "http://127.0.0.1:0")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders().AddFakeLogging();
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        before?.Invoke(app);
        IEndpointConventionBuilder endpoints = app.MapPoolDashboard(pattern, configure);
        conventions?.Invoke(endpoints);
        app.MapGet("/", static () => "the application");
        await app.StartAsync();
        return new DashboardHost(app, pattern);
    }

    /// <summary>Requests that seem to come from elsewhere.</summary>
    internal static Action<WebApplication> From(string address) => app => app.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return next(context);
    });

    internal async Task<HttpResponseMessage> SendAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    internal async Task<HttpStatusCode> StatusAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage answer = await SendAsync(path, method, headers);
        return answer.StatusCode;
    }

    internal async Task<JsonElement> JsonAsync(string path)
    {
        using JsonDocument document = JsonDocument.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }

    /// <summary>The names of all pools.</summary>
    internal async Task<string[]> NamesAsync() =>
        [.. (await JsonAsync("api/pools")).GetProperty("pools").EnumerateArray().Select(static pool => pool.GetProperty("name").GetString()!)];

    /// <summary>What is below a pool's address.</summary>
    internal Task<JsonElement> PoolAsync(string name, string rest = "") => JsonAsync($"api/pools/{Uri.EscapeDataString(name)}{rest}");

    internal Task<EventReader> ReadAsync() => EventReader.OpenAsync(Client);

    internal Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
