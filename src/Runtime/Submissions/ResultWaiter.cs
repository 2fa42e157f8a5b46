using System.Diagnostics;

namespace PoolGen.Submissions;

/// <summary>A thread that blocks until a result has ended, and meanwhile does what is left to do for it. Each thread keeps one for its next wait.</summary>
/// <remarks>It may be woken for a result that nobody waits for any more: whoever is woken looks again.</remarks>
internal sealed class ResultWaiter : IResultListener
{
    // Callbacks that the thread pool has not begun by then get a thread of their own.
    private static readonly TimeSpan LongestCallbackDelay = TimeSpan.FromMilliseconds(20);

    [ThreadStatic] private static ResultWaiter? _kept;

    private readonly ManualResetEventSlim _woken = new(initialState: false, spinCount: 0);

    // Of a thread of the thread pool's alone: waiting for a task tells the thread pool that it has one thread less.
    private TaskCompletionSource? _announced;

    internal static ResultWaiter Rent()
    {
        ResultWaiter waiter = _kept ?? new ResultWaiter();
        _kept = null;
        return waiter;
    }

    internal static void Return(ResultWaiter waiter) => _kept = waiter;

    public void OnEnded(AsyncResult result) => Wake();

    internal void Wake()
    {
        _woken.Set();
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _announced)?.TrySetResult();
    }

    /// <summary>Blocks until the result has ended or the time is up; returns whether it has ended.</summary>
    internal bool Wait(AsyncResult result, TimeSpan timeout)
    {
        bool wasWoken = true;
        bool forever = timeout == Timeout.InfiniteTimeSpan;
        long started = forever ? 0 : Stopwatch.GetTimestamp();
        while (true)
        {
            _woken.Reset();
            if (result.IsReady) return true;

            // A callback may wait for what this thread does next: only a thread that waits for its end in any case runs it.
            if (result.RunDeferred(withCallbacks: forever)) continue;
            TimeSpan left = forever ? timeout : timeout - Stopwatch.GetElapsedTime(started);
            if (!forever && left <= TimeSpan.Zero) return result.IsReady;
            if (!forever)
            {
                if (!wasWoken) result.RunCallbacksApart();
                if (left > LongestCallbackDelay) left = LongestCallbackDelay;
            }

            wasWoken = Thread.CurrentThread.IsThreadPoolThread ? BlockAnnounced(left) : _woken.Wait(left);
        }
    }

    private bool BlockAnnounced(TimeSpan timeout)
    {
        var announced = new TaskCompletionSource();
        Interlocked.Exchange(ref _announced, announced);
        bool woken = _woken.IsSet || announced.Task.Wait(timeout);
        Volatile.Write(ref _announced, null);
        return woken;
    }
}
