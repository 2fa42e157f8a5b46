namespace PoolGen.Submissions;

/// <summary>Where failures are looked at and retries wait: a thread that is there while there is something to do, since the thread pool's may all be blocked.</summary>
internal sealed class RetryThread
{
    private const long LongestIdle = 2_000;

    private readonly object _gate = new();
    private readonly Queue<Action> _ready = new();
    private readonly PriorityQueue<Action, long> _waiting = new();
    private bool _runs;

    /// <summary>Does something soon. It must not throw.</summary>
    internal void Post(Action action)
    {
        lock (_gate)
        {
            _ready.Enqueue(action);
            Wake();
        }
    }

    /// <summary>Does something after a time. Another clock than the system's tells when by a timer of its own.</summary>
    internal void PostAfter(TimeSpan time, TimeProvider clock, Action action)
    {
        if (clock != TimeProvider.System)
        {
            ITimer? timer = null;
            timer = clock.CreateTimer(_ => PostOnce(Volatile.Read(ref timer), action), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(time, Timeout.InfiniteTimeSpan);
            return;
        }

        lock (_gate)
        {
            _waiting.Enqueue(action, Environment.TickCount64 + (long)Math.Ceiling(time.TotalMilliseconds));
            Wake();
        }
    }

    private void PostOnce(ITimer? timer, Action action)
    {
        timer?.Dispose();
        Post(action);
    }

    private void Wake()
    {
        if (_runs)
        {
            Monitor.Pulse(_gate);
            return;
        }

        _runs = true;
        new Thread(Run) { IsBackground = true, Name = "PoolGen retries" }.Start();
    }

    private void Run()
    {
        while (Next() is { } action) action();
    }

    private Action? Next()
    {
        lock (_gate)
        {
            long idleUntil = Environment.TickCount64 + LongestIdle;
            while (true)
            {
                if (_ready.TryDequeue(out Action? action)) return action;
                long now = Environment.TickCount64;
                long until = idleUntil;
                if (_waiting.TryPeek(out _, out long due))
                {
                    if (due <= now) return _waiting.Dequeue();
                    until = due;
                }
                else if (now >= idleUntil)
                {
                    _runs = false;
                    return null;
                }

                Monitor.Wait(_gate, (int)Math.Clamp(until - now, 1, LongestIdle));
            }
        }
    }
}
