using Microsoft.Extensions.Logging;

namespace PoolGen.Telemetry;

/// <summary>What happens to a pool and its workers, as log messages. <c>docs/operations.md</c> lists them: ids and levels stay as they are.</summary>
internal static partial class PoolLog
{
    [LoggerMessage(EventId = 1101, EventName = "WorkerStarted", Level = LogLevel.Debug, Message = "Pool '{Pool}' starts worker {WorkerId}.")]
    internal static partial void WorkerStarted(ILogger logger, string pool, int workerId);

    [LoggerMessage(EventId = 1102, EventName = "WorkerReady", Level = LogLevel.Debug, Message = "Worker {WorkerId} of pool '{Pool}' (process {ProcessId}) is ready after {StartTime}.")]
    internal static partial void WorkerReady(ILogger logger, string pool, int workerId, int processId, TimeSpan startTime);

    [LoggerMessage(EventId = 1103, EventName = "WorkerReplaced", Level = LogLevel.Information, Message = "Worker {WorkerId} of pool '{Pool}' (process {ProcessId}) is replaced after {Items} items: it has reached {Limit}.")]
    internal static partial void WorkerReplaced(ILogger logger, string pool, int workerId, int processId, long items, string limit);

    [LoggerMessage(EventId = 1104, EventName = "WorkerDied", Level = LogLevel.Warning, Message = "Worker {WorkerId} of pool '{Pool}' (process {ProcessId}) died: {Reason}. It ran: {Task}. Its last output: {StandardError}")]
    internal static partial void WorkerDied(ILogger logger, string pool, int workerId, int processId, string reason, string task, string standardError, Exception? exception);

    [LoggerMessage(EventId = 1105, EventName = "WorkerKilled", Level = LogLevel.Warning, Message = "Pool '{Pool}' killed worker {WorkerId} (process {ProcessId}): {Reason}. It ran: {Task}. Its last output: {StandardError}")]
    internal static partial void WorkerKilled(ILogger logger, string pool, int workerId, int processId, string reason, string task, string standardError);

    [LoggerMessage(EventId = 1106, EventName = "WorkerStartFailed", Level = LogLevel.Error, Message = "Worker {WorkerId} of pool '{Pool}' (process {ProcessId}) failed to start: {Reason}")]
    internal static partial void WorkerStartFailed(ILogger logger, string pool, int workerId, int processId, string reason, Exception exception);

    [LoggerMessage(EventId = 1107, EventName = "PoolFaulted", Level = LogLevel.Critical, Message = "Pool '{Pool}' has faulted and ends all of its work: its workers failed to become ready too often in a row. {Reason}")]
    internal static partial void PoolFaulted(ILogger logger, string pool, string reason, Exception exception);

    [LoggerMessage(EventId = 1108, EventName = "PoolClosed", Level = LogLevel.Information, Message = "Pool '{Pool}' was closed: {Items} items have ended, {Queued} wait and will run, {Running} workers are busy.")]
    internal static partial void PoolClosed(ILogger logger, string pool, long items, long queued, int running);

    [LoggerMessage(EventId = 1109, EventName = "PoolTerminated", Level = LogLevel.Information, Message = "Pool '{Pool}' was terminated: {Items} items have ended, {Queued} waited and will not run, {Running} workers were busy.")]
    internal static partial void PoolTerminated(ILogger logger, string pool, long items, long queued, int running);

    [LoggerMessage(EventId = 1110, EventName = "CallbackFailed", Level = LogLevel.Warning, Message = "A callback of the task '{Task}' in pool '{Pool}' threw an exception. The task's result is not affected.")]
    internal static partial void CallbackFailed(ILogger logger, string pool, string task, Exception exception);

    [LoggerMessage(EventId = 1112, EventName = "ArraysRepeated", Level = LogLevel.Information, Message = "Items of the task '{Task}' in pool '{Pool}' carried the same large arrays: {Bytes} bytes travelled again. A SharedArray is sent once: see shared-data in the guide.")]
    internal static partial void ArraysRepeated(ILogger logger, string pool, string task, long bytes);

    [LoggerMessage(EventId = 1111, EventName = "WorkerStopped", Level = LogLevel.Debug, Message = "Worker {WorkerId} of pool '{Pool}' (process {ProcessId}) ended with its pool after {Items} items.")]
    internal static partial void WorkerStopped(ILogger logger, string pool, int workerId, int processId, long items);
}
