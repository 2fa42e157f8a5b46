namespace PoolGen.Scheduling;

/// <summary>
/// Waits for a pool's end. A stream that nobody reads must not keep the pool from it: while this waits, it looks for such ones.
/// </summary>
/// <param name="gone">Completes when all work has ended.</param>
/// <param name="clock">The pool's clock.</param>
/// <param name="unread">How long a stream may be unread.</param>
/// <param name="cut">Cuts the streams that were unread for so long.</param>
internal sealed class PoolJoin(Task gone, TimeProvider clock, TimeSpan unread, Action<TimeSpan> cut)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _interval = TimeSpan.FromTicks(Math.Clamp(unread.Ticks / 8, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond));

    /// <summary>Waits on this thread alone: the thread pool's may be blocked. A clock other than the system's is looked at often, since nobody tells when it has moved.</summary>
    internal bool Wait(TimeSpan timeout)
    {
        TimeSpan interval = clock != TimeProvider.System && _interval > LongestLook ? LongestLook : _interval;
        long started = clock.GetTimestamp();
        while (true)
        {
            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? interval : timeout - clock.GetElapsedTime(started);
            if (left < TimeSpan.Zero) left = TimeSpan.Zero;
            if (gone.Wait(left < interval ? left : interval)) return true;
            if (left == TimeSpan.Zero) return false;
            cut(unread);
        }
    }

    /// <summary>Waits until the pool has ended, or the token is cancelled, which changes nothing.</summary>
    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        // Not a delay with the token: its registration would stay for as long as the token does.
        var timeUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.UnsafeRegister(static timeUp => ((TaskCompletionSource)timeUp!).TrySetResult(), timeUp))
        {
            while (!gone.IsCompleted && !timeUp.Task.IsCompleted)
            {
                await Task.WhenAny(gone, timeUp.Task, Task.Delay(_interval, clock, CancellationToken.None)).ConfigureAwait(false);
                if (!gone.IsCompleted) cut(unread);
            }
        }

        if (!gone.IsCompleted) cancellationToken.ThrowIfCancellationRequested();
    }
}
