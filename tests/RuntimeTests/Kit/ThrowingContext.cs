namespace PoolGen.RuntimeTests.Kit;

/// <summary>A synchronization context whose window is closed: it takes nothing.</summary>
internal sealed class ThrowingContext : SynchronizationContext
{
    private int _posts;

    /// <summary>How often something was posted to it.</summary>
    internal int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        throw new InvalidOperationException("the context takes nothing any more");
    }

    /// <summary>Does something on this thread as if it were the context's.</summary>
    internal void Run(Action action)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
