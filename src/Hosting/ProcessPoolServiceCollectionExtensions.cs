using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PoolGen;
using PoolGen.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds pools to an application's services.</summary>
public static class ProcessPoolServiceCollectionExtensions
{
    /// <summary>Adds one pool for the whole application: <see cref="IPool"/> and <see cref="ProcessPool"/> as singletons, with options from the section <c>PoolGen</c>.</summary>
    /// <remarks>
    /// The pool starts before the hosted services and ends after them: it takes no new work then, finishes what it has accepted within the host's shutdown
    /// time-out, and terminates the rest. Options are checked when the host starts. A second call for the same pool only adds configuration.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <example><code>
    /// builder.Services.AddProcessPool(options => options.Workers = 4);
    /// app.MapGet("/squares/{number}", async (int number, IPool pool) => await pool.Work.Square.ApplyAsync(number));
    /// </code></example>
    public static IServiceCollection AddProcessPool(this IServiceCollection services) => Add(services, Options.Options.DefaultName, null);

    /// <inheritdoc cref="AddProcessPool(IServiceCollection)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options, after configuration has set its own.</param>
    public static IServiceCollection AddProcessPool(this IServiceCollection services, Action<HostedPoolOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, Options.Options.DefaultName, configure);
    }

    /// <summary>Adds a named pool: keyed singletons, for <c>[FromKeyedServices("render")] IPool pool</c>, with options from the section <c>PoolGen:render</c>.</summary>
    /// <remarks><inheritdoc cref="AddProcessPool(IServiceCollection)" path="/remarks/node()"/></remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The key of the services, and the pool's <see cref="ProcessPoolOptions.Name"/>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty, the name of an option, or has a colon.</exception>
    public static IServiceCollection AddProcessPool(this IServiceCollection services, string name)
    {
        PoolSection.RequireName(name);
        return Add(services, name, null);
    }

    /// <inheritdoc cref="AddProcessPool(IServiceCollection, string)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The key of the services, and the pool's <see cref="ProcessPoolOptions.Name"/>.</param>
    /// <param name="configure">Sets options, after configuration has set its own.</param>
    public static IServiceCollection AddProcessPool(this IServiceCollection services, string name, Action<HostedPoolOptions> configure)
    {
        PoolSection.RequireName(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, name, configure);
    }

    private static IServiceCollection Add(IServiceCollection services, string name, Action<HostedPoolOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        bool isNew = !services.Any(service => service.ServiceType == typeof(HostedPool) && Equals(service.ServiceKey, name));
        if (isNew) AddPool(services, name);
        if (configure is not null) services.Configure(name, configure);
        return services;
    }

    private static void AddPool(IServiceCollection services, string name)
    {
        services.AddOptionsWithValidateOnStart<HostedPoolOptions>(name).Configure<IServiceProvider>((options, provider) => Bind(options, provider, name));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HostedPoolOptions>, HostedPoolValidation>());
        services.AddKeyedSingleton(name, (provider, _) => new HostedPool(name, provider));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<HostedPool>(name));
        if (name.Length == 0)
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<HostedPool>(name).Start());
            services.AddSingleton<IPool>(provider => provider.GetRequiredService<ProcessPool>());
        }
        else
        {
            services.PostConfigure<HostedPoolOptions>(name, options => options.Name = name);
            services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<HostedPool>(name).Start());
            services.AddKeyedSingleton<IPool>(name, (provider, _) => provider.GetRequiredKeyedService<ProcessPool>(name));
        }
    }

    private static void Bind(HostedPoolOptions options, IServiceProvider services, string name)
    {
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        options.MeterFactory ??= services.GetService<IMeterFactory>();
        if (options.TimeProvider == TimeProvider.System && services.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
        services.GetService<IConfiguration>()?.GetSection(PoolSection.Of(name)).Bind(options);
    }
}
