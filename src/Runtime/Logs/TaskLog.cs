using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PoolGen.Logs;

/// <summary>One task's category in the pool's process. Asks the user's code, which may throw: that is as if nothing were enabled.</summary>
internal sealed class TaskLog
{
    private volatile byte _level;

    private TaskLog(string taskName, ILogger logger)
    {
        TaskName = taskName;
        Logger = logger;
        Refresh();
    }

    internal string TaskName { get; }

    internal ILogger Logger { get; }

    /// <summary>How many levels are enabled, from <see cref="LogLevel.Critical"/> down; 0 where nothing is. That is what workers compare with.</summary>
    internal byte Level => _level;

    internal static TaskLog Create(ILoggerFactory loggers, string taskName)
    {
        try
        {
            return new TaskLog(taskName, loggers.CreateLogger(LogCategories.TaskPrefix + taskName));
        }
        catch (Exception)
        {
            // The user's factory threw: this task logs nothing.
            return new TaskLog(taskName, NullLogger.Instance);
        }
    }

    internal static bool IsEnabled(ILogger logger, LogLevel level)
    {
        try
        {
            return logger.IsEnabled(level);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Looks which levels are enabled now; true when that has changed.</summary>
    internal bool Refresh()
    {
        LogLevel lowest = LogLevel.Trace;
        while (lowest < LogLevel.None && !IsEnabled(Logger, lowest)) lowest++;
        byte level = (byte)(LogLevel.None - lowest);
        if (level == _level) return false;
        _level = level;
        return true;
    }
}
