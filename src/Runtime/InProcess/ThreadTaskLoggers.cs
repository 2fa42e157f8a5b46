using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PoolGen.Logs;
using PoolGen.WorkerHost;

namespace PoolGen.InProcess;

/// <summary>Loggers that give their entries to the pool's logger factory at once.</summary>
/// <param name="logs">The categories; null where nothing is logged.</param>
/// <param name="workerId">The worker.</param>
internal sealed class ThreadTaskLoggers(TaskLogs? logs, int workerId) : ITaskLoggers
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public ILogger Of(uint handle, string taskName) => logs is null
        ? NullLogger.Instance
        : _loggers.GetOrAdd(taskName, static (name, from) => new DirectTaskLogger(from.logs.Know(name).Logger, from.workerId), (logs, workerId));
}
