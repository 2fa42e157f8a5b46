using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>A clock that has no timers, or one that stops giving the time, and setting its timers, when it is told to.</summary>
internal sealed class ForeignClock(ForeignPlace place, bool hasTimers = false) : TimeProvider
{
    private volatile bool _broken;

    internal void Break() => _broken = true;

    public override long GetTimestamp() => _broken ? place.Throw<long>("the time") : base.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        hasTimers ? new ForeignTimer(this, base.CreateTimer(callback, state, dueTime, period)) : place.Throw<ITimer>("the timer");

    private bool Change(ITimer timer, TimeSpan dueTime, TimeSpan period) => _broken ? place.Throw<bool>("the timer") : timer.Change(dueTime, period);

    private sealed class ForeignTimer(ForeignClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Change(timer, dueTime, period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
