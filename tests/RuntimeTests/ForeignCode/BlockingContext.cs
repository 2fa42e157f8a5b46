using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>A synchronization context whose <c>Post</c> waits.</summary>
internal sealed class BlockingContext(ManualResetEventSlim open, ForeignPlace place) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        place.Visit();
        open.Wait(TimeSpan.FromMinutes(1));
        d(state);
    }

    internal void Run(Action action)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        action();
        SetSynchronizationContext(before);
    }
}
