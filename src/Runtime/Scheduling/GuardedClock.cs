namespace PoolGen.Scheduling;

/// <summary>
/// The user's clock, which the pool asks under its lock: whatever the clock throws, the pool's bookkeeping goes on. A time that cannot be had is the
/// last one that could; a timer that cannot be set again is replaced by one of the system's.
/// </summary>
internal sealed class GuardedClock : TimeProvider
{
    private readonly TimeProvider _clock;
    private long _last;

    private GuardedClock(TimeProvider clock)
    {
        _clock = clock;
        TimestampFrequency = clock.TimestampFrequency;
        _last = clock.GetTimestamp();
    }

    public override long TimestampFrequency { get; }

    /// <summary>The system's clock as it is, any other one guarded.</summary>
    internal static TimeProvider Around(TimeProvider clock) => ReferenceEquals(clock, System) ? clock : new GuardedClock(clock);

    public override long GetTimestamp()
    {
        try
        {
            long now = _clock.GetTimestamp();
            Volatile.Write(ref _last, now);
            return now;
        }
        catch (Exception)
        {
            return Volatile.Read(ref _last);
        }
    }

    /// <summary>Throws what the clock throws: it is called by a pool's constructor, and where a caller waits.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new GuardedTimer(_clock.CreateTimer(callback, state, dueTime, period), callback, state);
}
