using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>What the pool and its tasks log. There is nothing of it where the options have no logger factory.</summary>
internal sealed partial class PoolEngine
{
    private const int LevelsMilliseconds = 500;

    // How long the end of a pool waits for a logger.
    private static readonly TimeSpan LongestLogging = TimeSpan.FromSeconds(1);

    private readonly PoolLogObserver? _log;
    private readonly TaskLogs? _taskLogs;
    private WorkerLogs?[]? _workerLogs;
    private Timer? _levelTimer;

    /// <summary>The pool is disposed: its last events and entries are logged, if the loggers take them.</summary>
    internal void FinishLogs()
    {
        _levelTimer?.Dispose();
        if (_log is null || !_log.TryFinish(LongestLogging)) return;
        foreach (WorkerLogs? logs in _workerLogs ?? [])
        {
            // A logger that blocks is waited for once, and not for each worker.
            if (logs?.TryFinish(LongestLogging) == false) return;
        }
    }

    // A method of its own, so that a pool without logs does not load the logging assembly.
    private static PoolLogObserver LogTo(ILoggerFactory loggers, PoolSettings settings) => new(loggers.CreateLogger(LogCategories.Pool), settings.Name);

    // Under the lock.
    private WorkerLogs? LogsOf(int workerId)
    {
        if (_taskLogs is null) return null;
        _workerLogs ??= new WorkerLogs?[_workers.Length];
        return _workerLogs[workerId] ??= new WorkerLogs(_taskLogs, workerId);
    }

    // Which levels are enabled may change at any time, and nobody says so. The timer does not keep the pool alive.
    private void WatchLevels()
    {
        var self = new WeakReference<PoolEngine>(this);
        _levelTimer = new Timer(
            static self =>
            {
                if (((WeakReference<PoolEngine>)self!).TryGetTarget(out PoolEngine? engine)) engine.LookAtLevels();
            },
            self, LevelsMilliseconds, Timeout.Infinite);
    }

    // Asks the user's loggers: without the lock, and again only when they have answered.
    private void LookAtLevels()
    {
        if (_taskLogs!.Refresh())
        {
            byte[] levels = _taskLogs.Levels(RegionLayout.LogLevelCapacity);
            lock (_gate)
            {
                foreach (Worker? worker in _workers) worker?.SetLogLevels(levels);
            }
        }

        if (!Gone.IsCompleted) _levelTimer!.Change(LevelsMilliseconds, Timeout.Infinite);
    }
}
