namespace PoolGen.FaultTests.Kit;

/// <summary>A timer of a <see cref="ManualClock"/>, for one due time at a time.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    private long _due = long.MaxValue;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Volatile.Write(ref _due, dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks);
        return true;
    }

    internal void FireIfDue()
    {
        long due = Volatile.Read(ref _due);
        if (due <= clock.GetTimestamp() && Interlocked.CompareExchange(ref _due, long.MaxValue, due) == due) callback(state);
    }

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
