namespace PoolGen.ClusterTests.Simulation;

/// <summary>What is going to happen, by time.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _order;

    internal long Now { get; private set; } = 1_000 * TimeSpan.TicksPerMillisecond;

    internal int Happened { get; private set; }

    internal void At(long time, Action action) => _events.Enqueue(action, (Math.Max(time, Now), _order++));

    internal void After(long ticks, Action action) => At(Now + ticks, action);

    /// <summary>Lets the next thing happen; false when there is none.</summary>
    internal bool TryStep()
    {
        if (!_events.TryDequeue(out Action? action, out (long Time, long Order) when)) return false;
        Now = when.Time;
        Happened++;
        action();
        return true;
    }
}
