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
    /// <remarks>
    /// The pool takes no new work when the program stops, and finishes what it has accepted within the program's shutdown time-out. Where
    /// <c>AddProcessPool</c> was called as well, the last one of the two is <see cref="IPool"/>, and the log says so.
    /// </remarks>
    /// <param name="services">The program's services.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddClusterPool(this IServiceCollection services) => Add(services, Options.Options.DefaultName, null);

    /// <inheritdoc cref="AddClusterPool(IServiceCollection)"/>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Sets options.</param>
    public static IServiceCollection AddClusterPool(this IServiceCollection services, Action<ClusterPoolOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, Options.Options.DefaultName, configure);
    }

    /// <summary>Adds a named pool: keyed singletons, for <c>[FromKeyedServices("render")] IPool pool</c>.</summary>
    /// <remarks><inheritdoc cref="AddClusterPool(IServiceCollection)" path="/remarks/node()"/></remarks>
    /// <param name="services">The program's services.</param>
    /// <param name="name">The key of the services, and the pool's <see cref="ClusterPoolOptions.Name"/>.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddClusterPool(this IServiceCollection services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, null);
    }

    /// <inheritdoc cref="AddClusterPool(IServiceCollection, string)"/>
    /// <param name="services">The program's services.</param>
    /// <param name="name">The key of the services, and the pool's <see cref="ClusterPoolOptions.Name"/>.</param>
    /// <param name="configure">Sets options.</param>
    public static IServiceCollection AddClusterPool(this IServiceCollection services, string name, Action<ClusterPoolOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, name, configure);
    }

    private static IServiceCollection Add(IServiceCollection services, string name, Action<ClusterPoolOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        bool isNew = !services.Any(service => service.ServiceType == typeof(ClusterPoolLife) && Equals(service.ServiceKey, name));
        if (isNew) AddPool(services, name);
        if (configure is not null) services.Configure(name, configure);
        return services;
    }

    private static void AddPool(IServiceCollection services, string name)
    {
        services.AddSerializer(static serializer => serializer.AddAssembly(typeof(ClusterPool).Assembly));
        services.AddKeyedSingleton(name, (provider, _) => new ClusterPoolLife(provider, name));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<ClusterPoolLife>(name));
        services.AddOptions<ClusterPoolOptions>(name).Configure<IServiceProvider>((options, services) =>
        {
            options.LoggerFactory = services.GetService<ILoggerFactory>();
            if (services.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
            if (name.Length > 0) options.Name = name;
        });
        if (name.Length == 0)
        {
            services.AddSingleton(provider => Create(provider, name));
            services.AddSingleton<IPool>(static provider => provider.GetRequiredService<ClusterPool>());
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Create(provider, name));
            services.AddKeyedSingleton<IPool>(name, (provider, _) => provider.GetRequiredKeyedService<ClusterPool>(name));
        }
    }

    private static ClusterPool Create(IServiceProvider services, string name) => new(
        services.GetService<IClusterClient>() ?? services.GetRequiredService<IGrainFactory>(),
        services.GetRequiredService<IOptionsMonitor<ClusterPoolOptions>>().Get(name));
}
