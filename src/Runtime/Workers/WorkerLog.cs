using Microsoft.Extensions.Logging;

namespace PoolGen.Workers;

/// <summary>What workers print, as log messages.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "[worker {WorkerId}] {Line}")]
    internal static partial void OutputLine(ILogger logger, int workerId, string line);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "[worker {WorkerId}] {Line}")]
    internal static partial void ErrorLine(ILogger logger, int workerId, string line);
}
