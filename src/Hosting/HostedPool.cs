using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PoolGen.Hosting;

/// <summary>A pool's life in its host: it starts before all other hosted services and ends after them, whatever the order of registration.</summary>
/// <param name="name">The pool's name; empty for the pool without one.</param>
/// <param name="services">The host's services.</param>
internal sealed partial class HostedPool(string name, IServiceProvider services) : IHostedLifecycleService
{
    /// <summary>Written once, by the thread that dependency injection lets create the pool; any thread reads it.</summary>
    private volatile ProcessPool? _started;

    /// <summary>The pool, if it has been started.</summary>
    internal ProcessPool? Started => _started;

    /// <summary>How many items may wait; null for any number.</summary>
    internal int? MostQueued { get; private set; }

    private HostedPoolOptions Options => services.GetRequiredService<IOptionsMonitor<HostedPoolOptions>>().Get(name);

    private ILogger Logger => services.GetService<ILoggerFactory>()?.CreateLogger("PoolGen.Hosting") ?? NullLogger.Instance;

    /// <summary>The pool as dependency injection has it: made by the first who asks, and disposed with the services.</summary>
    internal static ProcessPool Resolve(IServiceProvider services, string name) =>
        name.Length == 0 ? services.GetRequiredService<ProcessPool>() : services.GetRequiredKeyedService<ProcessPool>(name);

    /// <summary>Creates the pool. Only dependency injection calls it, once.</summary>
    internal ProcessPool Start()
    {
        HostedPoolOptions options = Options;
        var pool = new ProcessPool(options);
        MostQueued = options.MaxQueuedTasks;
        _started = pool;
        services.GetKeyedService<WorkerWatch>(name)?.Start(pool, options.TimeProvider);
        return pool;
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (Options.StartWithHost) Resolve(services, name);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Finishes what was accepted. What has not ended when the host's shutdown time-out is over is terminated.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_started is not { } pool) return;
        pool.Close();
        try
        {
            await pool.JoinAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            int running = pool.Workers.Count(worker => worker.State == WorkerState.Busy);
            int workers = pool.WorkerCount;
            await pool.DisposeAsync().ConfigureAwait(false);
            LogTerminated(Logger, pool.Name, running, workers, pool.GetStatistics().Terminated);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Pool {Pool} was terminated: its work had not ended within the host's shutdown time-out. {Running} of {Workers} workers were running tasks. {Items} items had not ended: their results are PoolTerminatedException.")]
    private static partial void LogTerminated(ILogger logger, string pool, int running, int workers, long items);
}
