using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that say what they see of their trace.</summary>
public static partial class TraceWork
{
    /// <summary>Trace, span, flags, state, and the baggage's "user".</summary>
    [PoolTask]
    public static string Describe(int item, byte[]? bytes = null) => Activity.Current is { } current
        ? $"{current.TraceId} {current.SpanId} {(int)current.ActivityTraceFlags} {current.TraceStateString} {current.GetBaggageItem("user")}"
        : "none";

    /// <summary>Logs in the span of its execution, in one of its own below it, and outside of both.</summary>
    [PoolTask]
    public static string Tell(int item)
    {
        ILogger logger = TaskContext.Current!.Logger;
        logger.LogInformation("Execution {Item}", item);
        string spans = Activity.Current?.SpanId.ToHexString() ?? "none";
        using (Activity own = new Activity("own").Start())
        {
            logger.LogInformation("Own {Item}", item);
            spans += $" {own.SpanId}";
        }

        Activity? execution = Activity.Current;
        Activity.Current = null;
        logger.LogInformation("Outside {Item}", item);
        Activity.Current = execution;
        return spans;
    }
}
