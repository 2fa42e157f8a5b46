namespace PoolGen.Hosting;

/// <summary>Looks at a pool's workers at short intervals and remembers when each was last up. It is there only if a health check of the pool is registered.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();

    // All below: under the gate.
    private readonly Dictionary<int, long> _lastUp = [];
    private ProcessPool? _pool;
    private TimeProvider _clock = TimeProvider.System;
    private long _started;
    private ITimer? _timer;

    internal void Start(ProcessPool pool, TimeProvider clock)
    {
        lock (_gate)
        {
            _pool = pool;
            _clock = clock;
            _started = clock.GetTimestamp();
            _timer = clock.CreateTimer(static watch => ((WorkerWatch)watch!).Look(), this, TimeSpan.Zero, Interval);
        }
    }

    /// <summary>The workers as they are now, and what was seen of them before.</summary>
    internal WorkerHealth Look()
    {
        lock (_gate)
        {
            if (_pool is null) return new WorkerHealth(0, 0, [], []);
            if (_pool.State != PoolState.Running) _timer?.Dispose();
            IReadOnlyList<WorkerInfo> workers = _pool.Workers;
            long now = _clock.GetTimestamp();
            WorkerInfo[] up = [.. workers.Where(worker => worker.State is WorkerState.Idle or WorkerState.Busy)];
            foreach (WorkerInfo worker in up) _lastUp[worker.WorkerId] = now;
            int[] ids = [.. workers.Select(worker => worker.WorkerId)];
            return new WorkerHealth(
                workers.Count,
                up.Length,
                [.. ids.Where(id => !_lastUp.ContainsKey(id))],
                [.. ids.Where(id => _clock.GetElapsedTime(_lastUp.GetValueOrDefault(id, _started), now) > Tolerated)]);
        }
    }

    public void Dispose()
    {
        lock (_gate) _timer?.Dispose();
    }
}
