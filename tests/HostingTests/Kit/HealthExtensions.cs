using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace PoolGen.HostingTests.Kit;

/// <summary>What a host's health checks say of a pool.</summary>
internal static class HealthExtensions
{
    internal static async Task<HealthReportEntry> PoolHealthAsync(this IHost host, string check = "PoolGen") =>
        (await host.Get<HealthCheckService>().CheckHealthAsync()).Entries[check];

    internal static HealthReportEntry PoolHealth(this IHost host, string check = "PoolGen") => host.PoolHealthAsync(check).GetAwaiter().GetResult();
}
