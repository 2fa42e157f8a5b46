using Microsoft.Extensions.Logging;

namespace PoolGen.Logs;

/// <summary>The logger of a task that runs in the process of its logger factory: entries are given on the task's own thread.</summary>
/// <param name="target">The logger of the task's category. What it throws costs the entry, and not the task.</param>
/// <param name="workerId">The worker.</param>
internal sealed class DirectTaskLogger(ILogger target, int workerId) : TaskLogger
{
    public override bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && TaskLog.IsEnabled(target, logLevel);

    private protected override void Write(LogEntry entry)
    {
        try
        {
            entry.GiveTo(target, workerId, Environment.ProcessId);
        }
        catch (Exception)
        {
            // The user's logger threw.
        }
    }
}
