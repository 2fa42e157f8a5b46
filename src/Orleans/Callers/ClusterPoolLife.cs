using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PoolGen.Orleans.Callers;

/// <summary>A pool's life in its program: it is there once the cluster is, and finishes what it has before the cluster's client stops.</summary>
/// <param name="services">The program's services.</param>
/// <param name="name">The pool's name; empty for the pool without one.</param>
internal sealed partial class ClusterPoolLife(IServiceProvider services, string name) : IHostedLifecycleService
{
    private ClusterPool? _pool;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // Hosts are found before the first call.
        _pool = name.Length == 0 ? services.GetRequiredService<ClusterPool>() : services.GetRequiredKeyedService<ClusterPool>(name);
        if (name.Length == 0 && services.GetServices<IPool>().ToArray() is { Length: > 1 } several)
        {
            ILogger? logger = services.GetService<ILoggerFactory>()?.CreateLogger("PoolGen.Hosting");
            if (logger is not null) LogSeveral(logger, string.Join(", ", several.Select(static pool => pool.GetType().Name)), several[^1].GetType().Name);
        }

        return Task.CompletedTask;
    }

    /// <summary>Finishes what was accepted, before other services and the cluster's client stop. What has not ended when the program's shutdown time-out is over is terminated.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_pool is not { } pool) return;
        pool.Close();
        try
        {
            await pool.JoinAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(110, LogLevel.Warning, "Several pools are registered without a key ({Pools}): IPool is the last one, {Last}.")]
    private static partial void LogSeveral(ILogger logger, string pools, string last);
}
