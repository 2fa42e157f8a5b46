using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using PoolGen.Orleans;
using PoolGen.Orleans.Grains;
using PoolGen.Orleans.Hosts;

namespace Orleans.Hosting;

/// <summary>Makes silos hosts of PoolGen's cluster pools.</summary>
public static class PoolHostSiloBuilderExtensions
{
    /// <summary>
    /// Lends this machine's cores to the cluster pools of the cluster: the silo gets a process pool, and callers get sessions with it. Tasks run in worker
    /// processes, never in the silo's own. The host finishes what runs before its silo stops.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Sets the options: how many workers, their initializer and limits, how long the host drains.</param>
    /// <example><code>
    /// builder.UseOrleans(silo => silo.UseLocalhostClustering().AddPoolHost(o => o.Workers = 16));
    /// </code></example>
    public static ISiloBuilder AddPoolHost(this ISiloBuilder silo, Action<PoolHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddPoolGateway();
        OptionsBuilder<PoolHostOptions> options = silo.Services.AddOptions<PoolHostOptions>().Configure<IServiceProvider>(static (options, services) =>
        {
            options.LoggerFactory = services.GetService<ILoggerFactory>();
            options.MeterFactory = services.GetService<IMeterFactory>();
            if (services.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
        });
        if (configure is not null) options.Configure(configure);
        silo.Services.Replace(ServiceDescriptor.Singleton(static services => Settings(services, services.GetRequiredService<IOptions<PoolHostOptions>>().Value)));
        return silo;
    }

    /// <summary>
    /// Lets callers reach hosts through this silo, which lends no workers itself. Every silo that clients of the cluster use as a gateway needs this, or
    /// <see cref="AddPoolHost"/>.
    /// </summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder AddPoolGateway(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        IServiceCollection services = silo.Services;
        if (services.Any(static service => service.ServiceType == typeof(PoolHost))) return silo;
        services.AddSerializer(static serializer => serializer.AddAssembly(typeof(HostGrain).Assembly));
        services.AddPlacementDirector<HostPlacement, HostPlacementDirector>();
        services.AddGrainDirectory(HostDirectory.Name, static (_, _) => new HostDirectory());
        services.AddSingleton(static services => Settings(services, null));
        services.AddSingleton<PoolHost>();
        services.AddHostedService(static services => services.GetRequiredService<PoolHost>());
        return silo;
    }

    private static HostSettings Settings(IServiceProvider services, PoolHostOptions? options) => new(
        options,
        services.GetRequiredService<IOptions<HostOptions>>(),
        services.GetRequiredService<IOptions<EndpointOptions>>(),
        services.GetServices<IConfigureOptions<SiloConnectionOptions>>());
}
