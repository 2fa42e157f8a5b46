using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.Settings;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>What the pool logs. There is nothing of it where the options have no logger factory.</summary>
internal sealed partial class PoolEngine
{
    // How long the end of a pool waits for a logger.
    private static readonly TimeSpan LongestLogging = TimeSpan.FromSeconds(1);

    private readonly PoolLogObserver? _log;

    /// <summary>The pool is disposed: its last events are logged, if the logger takes them.</summary>
    internal void FinishLogs() => _log?.Finish(LongestLogging);

    // A method of its own, so that a pool without logs does not load the logging assembly.
    private static PoolLogObserver LogTo(ILoggerFactory loggers, PoolSettings settings) => new(loggers.CreateLogger(LogCategories.Pool), settings.Name);
}
