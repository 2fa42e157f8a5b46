using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PoolGen.Dashboard;

/// <summary>The addresses of one dashboard, and what answers each.</summary>
internal sealed class DashboardEndpoints
{
    private static readonly TimeSpan TimelineLength = TimeSpan.FromMinutes(1);

    private readonly Guard _guard;
    private readonly PoolFeed _feed;
    private readonly EventStream _events;
    private readonly bool _hidesMessages;
    private readonly TimeProvider _clock;

    private DashboardEndpoints(IServiceProvider services, PoolDashboardOptions options)
    {
        ILogger logger = services.GetService<ILoggerFactory>()?.CreateLogger("PoolGen.Dashboard") ?? NullLogger.Instance;
        CancellationToken stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
        _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _hidesMessages = options.HideMessages;
        _guard = new Guard(options, logger);
        _feed = new PoolFeed(_clock, _hidesMessages, logger);
        _events = new EventStream(_feed, stopping);
        stopping.Register(_feed.End);
    }

    /// <summary>Adds all of them.</summary>
    internal static RouteGroupBuilder Map(IEndpointRouteBuilder endpoints, string pattern, PoolDashboardOptions options)
    {
        var dashboard = new DashboardEndpoints(endpoints.ServiceProvider, options);
        RouteGroupBuilder group = endpoints.MapGroup(pattern.TrimEnd('/'));
        group.Map("", dashboard._guard.Protect(ShowPageAsync, isPage: true));
        foreach (PageFile file in PageFile.All) group.Map("/" + file.Name, dashboard._guard.Protect(file.WriteAsync));
        group.Map("/api/pools", dashboard._guard.Protect(dashboard.ListAsync));
        group.Map("/api/pools/{name}", dashboard._guard.Protect(context => TellAsync(context, dashboard.Describe, DashboardJson.Default.PoolDetails)));
        group.Map("/api/pools/{name}/failures", dashboard._guard.Protect(context => TellAsync(context, dashboard.Failures, DashboardJson.Default.FailureList)));
        group.Map("/api/pools/{name}/timeline", dashboard._guard.Protect(context => TellAsync(context, dashboard.Timeline, DashboardJson.Default.TimelineView)));
        group.Map("/api/events", dashboard._guard.Protect(dashboard._events.ServeAsync)).DisableRequestTimeout();
        group.Map("/{**rest}", dashboard._guard.Protect(static context => Answer.TextAsync(context, StatusCodes.Status404NotFound, "There is nothing here.")));
        return group;
    }

    // The page's addresses are relative, so that it works behind proxies that change paths: it has to end with a slash, and so is this address.
    private static Task ShowPageAsync(HttpContext context)
    {
        string path = context.Request.PathBase.Add(context.Request.Path).ToUriComponent();
        if (path.EndsWith('/')) return PageFile.Index.WriteAsync(context);
        context.Response.Headers.Location = $"./{path[(path.LastIndexOf('/') + 1)..]}/";
        return Answer.TextAsync(context, StatusCodes.Status302Found, "The page ends with a slash.");
    }

    private Task ListAsync(HttpContext context) => Answer.JsonAsync(context, _feed.Look(), DashboardJson.Default.PoolList);

    private static Task TellAsync<T>(HttpContext context, Func<NamedPool, T> tell, JsonTypeInfo<T> type)
    {
        string name = context.Request.RouteValues["name"] as string ?? string.Empty;
        return NamedPool.Find(name) is { } pool
            ? Answer.JsonAsync(context, tell(pool), type)
            : Answer.TextAsync(context, StatusCodes.Status404NotFound, "There is no pool of this name.");
    }

    private PoolDetails Describe(NamedPool pool) => new(_feed.Look(pool), _feed.History(pool));

    private FailureList Failures(NamedPool pool) =>
        new(pool.Name, _hidesMessages, [.. (pool.Read(static insights => insights.GetFailures()) ?? []).Reverse().Select(failure => FailureView.Of(failure, _hidesMessages))]);

    private TimelineView Timeline(NamedPool pool) => TimelineView.Of(
        pool.Name, pool.Read(static insights => insights.GetTimeline(TimelineLength)) ?? [], _clock.GetUtcNow() - TimelineLength, TimelineLength, _hidesMessages);
}
