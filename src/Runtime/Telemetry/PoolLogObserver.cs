using Microsoft.Extensions.Logging;
using PoolGen.Logs;

namespace PoolGen.Telemetry;

/// <summary>Logs what happens to a pool and its workers. The logger has a thread of its own: one that blocks keeps no other observer from hearing.</summary>
internal sealed class PoolLogObserver : PoolObserver
{
    private const int EventBytes = 256;
    private const string None = "none";

    private readonly ILogger _logger;
    private readonly string _pool;
    private readonly LogPump<WorkerEvent> _pump;

    internal PoolLogObserver(ILogger logger, string pool)
    {
        _logger = logger;
        _pool = pool;
        _pump = new LogPump<WorkerEvent>((happened, _) => Log(happened));
    }

    internal override PoolNews Wanted => PoolNews.Workers;

    internal override void Hear(WorkerEvent worker) => _pump.Add(worker, EventBytes + (2 * worker.StandardError.Length));

    /// <summary>Waits until the logger has all events, so long at most; false when it does not have them then.</summary>
    internal bool TryFinish(TimeSpan longest) => _pump.TryFinish(longest);

    private void Log(WorkerEvent happened)
    {
        switch (happened.Kind)
        {
            case WorkerEventKind.Started:
                PoolLog.WorkerStarted(_logger, _pool, happened.WorkerId);
                break;
            case WorkerEventKind.Ready:
                PoolLog.WorkerReady(_logger, _pool, happened.WorkerId, happened.ProcessId, happened.StartTime);
                break;
            case WorkerEventKind.Ended:
                LogEnd(happened);
                break;
            case WorkerEventKind.StartFailed:
                PoolLog.WorkerStartFailed(_logger, _pool, happened.WorkerId, happened.ProcessId, happened.Failure!.Message, happened.Failure);
                break;
            case WorkerEventKind.Faulted:
                PoolLog.PoolFaulted(_logger, _pool, happened.Reason, happened.Failure!);
                break;
            case WorkerEventKind.Closed:
                PoolLog.PoolClosed(_logger, _pool, happened.Items, happened.Queued, happened.Running);
                break;
            case WorkerEventKind.Terminated:
                PoolLog.PoolTerminated(_logger, _pool, happened.Items, happened.Queued, happened.Running);
                break;
            case WorkerEventKind.CallbackFailed:
                PoolLog.CallbackFailed(_logger, _pool, happened.Task!, happened.Failure!);
                break;
            case WorkerEventKind.ArraysRepeated:
                PoolLog.ArraysRepeated(_logger, _pool, happened.Task!, happened.Items);
                break;
        }
    }

    private void LogEnd(WorkerEvent end)
    {
        string task = end.Task ?? None;
        string output = end.StandardError.Length > 0 ? end.StandardError : None;
        switch (end.Cause)
        {
            case ExitCause.Recycled:
                PoolLog.WorkerReplaced(_logger, _pool, end.WorkerId, end.ProcessId, end.Items, nameof(ProcessPoolOptions.MaxTasksPerWorker));
                break;
            case ExitCause.Memory:
                PoolLog.WorkerReplaced(_logger, _pool, end.WorkerId, end.ProcessId, end.Items, nameof(ProcessPoolOptions.MaxWorkerMemoryBytes));
                break;
            case ExitCause.Killed when end.KilledFor is { } reason:
                PoolLog.WorkerKilled(_logger, _pool, end.WorkerId, end.ProcessId, reason, task, output);
                break;
            case ExitCause.Died when end.WasReady:
                PoolLog.WorkerDied(_logger, _pool, end.WorkerId, end.ProcessId, end.Failure is PoolProtocolException ? end.Failure.Message : end.Reason, task, output, end.Failure);
                break;

            // A worker that was not ready has its own event.
            case ExitCause.Stopped or ExitCause.Killed when end.WasReady:
                PoolLog.WorkerStopped(_logger, _pool, end.WorkerId, end.ProcessId, end.Items);
                break;
        }
    }
}
