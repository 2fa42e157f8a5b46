using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>A clock that has no timers.</summary>
internal sealed class ForeignClock(ForeignPlace place) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => place.Throw<ITimer>("the timer");
}
