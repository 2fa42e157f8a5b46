using System.Diagnostics;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that say what they see of their trace.</summary>
public static partial class TraceWork
{
    /// <summary>Trace, span, flags, state, and the baggage's "user".</summary>
    [PoolTask]
    public static string Describe(int item, byte[]? bytes = null) => Activity.Current is { } current
        ? $"{current.TraceId} {current.SpanId} {(int)current.ActivityTraceFlags} {current.TraceStateString} {current.GetBaggageItem("user")}"
        : "none";
}
