using System.Diagnostics;
using PoolGen.Wire;

namespace PoolGen.Logs;

/// <summary>Where in a trace a task has logged an entry: the identity of the activity that was current there.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="SpanId">The activity's span.</param>
/// <param name="ParentId">The span above it; of a first one the default.</param>
/// <param name="Flags">The trace's flags.</param>
/// <param name="State">The trace's state, if it has one.</param>
internal sealed record LogTrace(ActivityTraceId TraceId, ActivitySpanId SpanId, ActivitySpanId ParentId, ActivityTraceFlags Flags, string? State)
{
    /// <summary>That of the current activity; null where there is none with such an identity.</summary>
    internal static LogTrace? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
        ? new LogTrace(current.TraceId, current.SpanId, current.ParentSpanId, current.ActivityTraceFlags, current.TraceStateString)
        : null;

    /// <summary>An activity with this identity, which can be the current one. It is not started: no listener hears of it.</summary>
    internal Activity ToActivity()
    {
        var activity = new Activity("log");
        activity.SetIdFormat(ActivityIdFormat.W3C);
        activity.SetParentId(TraceId, SpanIdentity.IsSupported ? ParentId : SpanId, Flags);
        activity.TraceStateString = State;
        if (SpanIdentity.IsSupported) SpanIdentity.Set(activity, SpanId);
        else activity.Start();
        return activity;
    }
}
