using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using PoolGen.Dashboard;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the dashboard of the process's pools to an application.</summary>
public static class PoolDashboardEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds a page that shows all pools of this process (<see cref="PoolGen.PoolRegistry"/>), and its data as JSON below <c>{pattern}/api</c>. It changes nothing.
    /// Only requests from this machine are served, unless the endpoints have authorization or <see cref="PoolDashboardOptions.AllowRemote"/> is set.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path of the page, such as <c>/pools</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>All endpoints of the dashboard: <c>RequireAuthorization</c> is for each of them.</returns>
    /// <example><code>
    /// app.MapPoolDashboard("/pools").RequireAuthorization("operators");
    /// </code></example>
    public static IEndpointConventionBuilder MapPoolDashboard(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<PoolDashboardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new PoolDashboardOptions();
        configure?.Invoke(options);
        return DashboardEndpoints.Map(endpoints, pattern, options);
    }
}
