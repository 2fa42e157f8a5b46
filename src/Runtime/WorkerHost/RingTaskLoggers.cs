using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PoolGen.WorkerHost;

/// <summary>Loggers whose entries travel to the parent.</summary>
internal sealed class RingTaskLoggers(WorkerCall call, ResultPort port) : ITaskLoggers
{
    private readonly ConcurrentDictionary<uint, ILogger> _loggers = new();

    public ILogger Of(uint handle, string taskName) =>
        _loggers.GetOrAdd(handle, static (handle, from) => new RingTaskLogger(from.call, from.port.Logs, handle), (call, port));
}
