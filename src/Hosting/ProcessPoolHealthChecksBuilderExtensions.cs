using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PoolGen.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of the pools that <c>AddProcessPool</c> registered.</summary>
public static class ProcessPoolHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check of the pool without a name. The check is named <c>PoolGen</c>.</summary>
    /// <remarks>
    /// Healthy: the pool is running, and all workers have been up once. Degraded: a worker has not been up yet, or has been down for more than 5 s.
    /// Unhealthy: the pool is faulted, closed or terminated. Data: <c>workers</c>, how many are up, and <c>lastFault</c>, why the pool is faulted.
    /// </remarks>
    /// <param name="builder">The application's health checks.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IHealthChecksBuilder AddProcessPool(this IHealthChecksBuilder builder) => Add(builder, Options.Options.DefaultName);

    /// <summary>Adds a health check of a named pool. The check is named <c>PoolGen:render</c> for the pool <c>render</c>.</summary>
    /// <remarks><inheritdoc cref="AddProcessPool(IHealthChecksBuilder)" path="/remarks/node()"/></remarks>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="name">The pool's name.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">No pool can have this name.</exception>
    public static IHealthChecksBuilder AddProcessPool(this IHealthChecksBuilder builder, string name)
    {
        PoolSection.RequireName(name);
        return Add(builder, name);
    }

    private static IHealthChecksBuilder Add(IHealthChecksBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddKeyedSingleton(name, (_, _) => new WorkerWatch());
        return builder.Add(new HealthCheckRegistration(PoolSection.Of(name), services => Create(services, name), failureStatus: null, tags: null));
    }

    private static PoolHealthCheck Create(IServiceProvider services, string name) => new(
        services.GetKeyedService<HostedPool>(name) ?? throw new InvalidOperationException(
            $"The health check '{PoolSection.Of(name)}' has no pool: call AddProcessPool({(name.Length == 0 ? "" : $"\"{name}\"")}) on the application's services."),
        services.GetRequiredKeyedService<WorkerWatch>(name));
}
