using Microsoft.Extensions.Logging;

namespace PoolGen.Workers;

/// <summary>What workers print, and what becomes of their surroundings, as log messages.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "[worker {WorkerId}] {Line}")]
    internal static partial void OutputLine(ILogger logger, int workerId, string line);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "[worker {WorkerId}] {Line}")]
    internal static partial void ErrorLine(ILogger logger, int workerId, string line);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Debug, Message = "[worker {WorkerId}] {Line}")]
    private static partial void CrashFrame(ILogger logger, int workerId, string line);

    /// <summary>A frame of PoolGen's own in a worker's crash report. Never throws: a logger that does must not keep the rest from being passed on.</summary>
    internal static void TryCrashFrame(ILogger logger, int workerId, string line)
    {
        try
        {
            CrashFrame(logger, workerId, line);
        }
        catch (Exception)
        {
            // The user's logger threw.
        }
    }

    /// <summary>Never throws: a logger that does must not keep a worker from being started.</summary>
    internal static void TryDirectoryLost(ILogger logger, string directory, string instead)
    {
        try
        {
            DirectoryLost(logger, directory, instead);
        }
        catch (Exception)
        {
            // The user's logger threw.
        }
    }

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "The working directory '{Directory}' of the pool is gone: workers start in '{Instead}' from now on.")]
    private static partial void DirectoryLost(ILogger logger, string directory, string instead);
}
