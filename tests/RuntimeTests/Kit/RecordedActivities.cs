using System.Diagnostics;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Listens to the activities of one pool, by its name, and keeps those that have ended.</summary>
internal sealed class RecordedActivities : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _ended = [];
    private readonly ActivityListener _listener;

    internal RecordedActivities(string pool)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PoolTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == default || (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0
                    ? ActivitySamplingResult.AllDataAndRecorded
                    : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (!Equals(activity.GetTagItem("poolgen.pool"), pool)) return;
                lock (_gate) _ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal IReadOnlyList<Activity> Of(ActivityKind kind)
    {
        lock (_gate) return [.. _ended.Where(activity => activity.Kind == kind)];
    }

    public void Dispose() => _listener.Dispose();
}
