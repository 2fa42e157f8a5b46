namespace PoolGen.Hosting;

/// <summary>Looks at a pool's workers at short intervals and remembers since when one is down. It is there only if a health check of the pool is registered.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();

    // All below: under the gate.
    private readonly HashSet<int> _haveBeenUp = [];
    private readonly Dictionary<int, long> _downSince = [];
    private ProcessPool? _pool;
    private TimeProvider _clock = TimeProvider.System;
    private ITimer? _timer;

    internal void Start(ProcessPool pool, TimeProvider clock)
    {
        lock (_gate)
        {
            _pool = pool;
            _clock = clock;
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
            foreach (WorkerInfo worker in workers) Note(worker);
            return new WorkerHealth(
                workers.Count,
                workers.Count - _downSince.Count,
                [.. workers.Select(worker => worker.WorkerId).Where(id => !_haveBeenUp.Contains(id))],
                [.. _downSince.Where(pair => _clock.GetElapsedTime(pair.Value) > Tolerated).Select(pair => pair.Key).Order()]);
        }
    }

    public void Dispose()
    {
        lock (_gate) _timer?.Dispose();
    }

    private void Note(WorkerInfo worker)
    {
        if (worker.State is WorkerState.Idle or WorkerState.Busy)
        {
            _haveBeenUp.Add(worker.WorkerId);
            _downSince.Remove(worker.WorkerId);
        }
        else
        {
            _downSince.TryAdd(worker.WorkerId, _clock.GetTimestamp());
        }
    }
}
