using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Serialization;
using PoolGen;
using PoolGen.Orleans;
using PoolGen.Orleans.Callers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds cluster pools to a program's services.</summary>
public static class ClusterPoolServiceCollectionExtensions
{
    /// <summary>
    /// Adds a pool over the hosts of the program's Orleans cluster, as <see cref="ClusterPool"/> and as <see cref="IPool"/>. The program is a client of the
    /// cluster (<c>UseOrleansClient</c>) or one of its silos (<c>UseOrleans</c>).
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <remarks>Where <c>AddProcessPool</c> was called as well, the last one of the two is <see cref="IPool"/>; the log says so.</remarks>
    public static IServiceCollection AddClusterPool(this IServiceCollection services, Action<ClusterPoolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        Add(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(static services => Create(services, Options.Options.DefaultName));
        services.AddSingleton<IPool>(static services => services.GetRequiredService<ClusterPool>());
        return services;
    }

    /// <summary>As the other one, for a pool that is asked for by its name: <c>[FromKeyedServices("render")] IPool pool</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The pool's name, and its key.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddClusterPool(this IServiceCollection services, string name, Action<ClusterPoolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Add(services, name, configure);
        services.TryAddKeyedSingleton(name, static (services, key) => Create(services, (string)key!));
        services.AddKeyedSingleton<IPool>(name, static (services, key) => services.GetRequiredKeyedService<ClusterPool>(key));
        return services;
    }

    private static void Add(IServiceCollection services, string name, Action<ClusterPoolOptions>? configure)
    {
        services.AddSerializer(static serializer => serializer.AddAssembly(typeof(ClusterPool).Assembly));
        if (!services.Any(service => service.ServiceType == typeof(ClusterPoolLife) && Equals(service.ServiceKey, name)))
        {
            services.AddKeyedSingleton(name, (provider, _) => new ClusterPoolLife(provider, name));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<ClusterPoolLife>(name));
        }

        OptionsBuilder<ClusterPoolOptions> options = services.AddOptions<ClusterPoolOptions>(name).Configure<IServiceProvider>((options, services) =>
        {
            options.LoggerFactory = services.GetService<ILoggerFactory>();
            if (services.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
            if (name.Length > 0) options.Name = name;
        });
        if (configure is not null) options.Configure(configure);
    }

    private static ClusterPool Create(IServiceProvider services, string name) => new(
        services.GetService<IClusterClient>() ?? services.GetRequiredService<IGrainFactory>(),
        services.GetRequiredService<IOptionsMonitor<ClusterPoolOptions>>().Get(name));
}
