using Microsoft.Extensions.Logging;

namespace PoolGen.Logs;

/// <summary>What the pool itself says in a task's category.</summary>
internal static partial class TaskLogMessages
{
    [LoggerMessage(EventId = 1201, EventName = "EntriesDropped", Level = LogLevel.Warning, Message = "{Dropped} log entries of worker {WorkerId} (process {ProcessId}) were dropped before this one: it logs faster than its entries are taken.")]
    internal static partial void EntriesDropped(ILogger logger, int dropped, int workerId, int processId);
}
