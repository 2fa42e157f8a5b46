namespace PoolGen.Scheduling;

/// <summary>A timer of the user's clock. Once it throws, one of the system's takes its place.</summary>
internal sealed class GuardedTimer(ITimer timer, TimerCallback callback, object? state) : ITimer
{
    private ITimer _timer = timer;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        try
        {
            return Volatile.Read(ref _timer).Change(dueTime, period);
        }
        catch (Exception)
        {
            ITimer instead = TimeProvider.System.CreateTimer(callback, state, dueTime, period);
            Interlocked.Exchange(ref _timer, instead);
            return true;
        }
    }

    public void Dispose()
    {
        try
        {
            Volatile.Read(ref _timer).Dispose();
        }
        catch (Exception)
        {
            // It is of no use any more.
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
