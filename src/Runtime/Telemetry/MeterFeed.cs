using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PoolGen.Telemetry;

/// <summary>Reports one pool's figures to its meter: counts as what was added since the last report, executions one by one.</summary>
/// <param name="meter">The instruments.</param>
/// <param name="figures">The pool's figures.</param>
/// <param name="names">The tasks' names.</param>
internal sealed class MeterFeed(PoolMeter meter, IPoolFigures figures, TaskNames names) : PoolObserver
{
    // Guards what was reported.
    private readonly Lock _gate = new();
    private readonly Counter<long> _tasks = meter.Tasks;
    private readonly KeyValuePair<string, object?> _pool = new("poolgen.pool", figures.Name);
    private volatile bool _counts;
    private CountSnapshot? _reported;
    private Dictionary<int, (TimeSpan Busy, long At)> _lookedAt = [];

    /// <summary>Whether a listener of the counter of tasks has come or gone and was not noticed yet.</summary>
    internal bool IsStale => _tasks.Enabled != _counts;

    internal override PoolNews Wanted
    {
        get
        {
            PoolNews wanted = AreCountsWanted ? PoolNews.Counts : PoolNews.None;
            if (meter.Duration.Enabled) wanted |= PoolNews.Runs;
            if (meter.Wait.Enabled) wanted |= PoolNews.Runs | PoolNews.Waits;
            if (meter.Starts.Enabled || meter.Exits.Enabled || meter.StartDuration.Enabled) wanted |= PoolNews.Workers;
            return wanted;
        }
    }

    private bool AreCountsWanted => meter.Tasks.Enabled || meter.Retried.Enabled || meter.Payload.Enabled;

    /// <summary>The pool is looked at from now on. Listeners that are there already hear of what was counted since the pool's beginning.</summary>
    internal void Begin()
    {
        meter.Add(this);
        lock (_gate)
        {
            if (!AreCountsWanted) return;
            _reported = CountSnapshot.Nothing;
            _counts = meter.Tasks.Enabled;
        }
    }

    /// <summary>The pool has ended: its gauges show nothing any more.</summary>
    internal void End() => meter.Remove(this);

    /// <summary>Notices listeners that have come or gone: what was counted before is not reported to those who come.</summary>
    internal void Refresh()
    {
        bool wanted = AreCountsWanted;
        if (wanted == (_reported is not null) && !IsStale) return;

        // Read outside the lock: whoever calls may hold the pool's.
        CountSnapshot? now = wanted ? figures.ReadCounts() : null;
        lock (_gate)
        {
            if (now is null || _reported is null || IsStale) _reported = now;
            _counts = meter.Tasks.Enabled;
        }
    }

    internal override void Hear(WorkerEvent worker)
    {
        switch (worker.Kind)
        {
            case WorkerEventKind.Started:
                meter.Starts.Add(1, _pool);
                break;
            case WorkerEventKind.Ready:
                meter.StartDuration.Record(worker.StartTime.TotalSeconds, _pool);
                break;
            case WorkerEventKind.Ended:
                meter.Exits.Add(1, _pool, new("poolgen.reason", OutcomeNames.Of(worker.Cause)));
                break;
        }
    }

    internal override void Hear(in ItemRun run)
    {
        var task = new KeyValuePair<string, object?>("poolgen.task", names.Of(run.Task));
        meter.Duration.Record(Seconds(run.Duration), _pool, task, new("poolgen.outcome", OutcomeNames.Of(run.Outcome)));
        if (run.AcceptedAt > 0) meter.Wait.Record(Math.Max(0, Seconds(run.StartedAt - run.AcceptedAt)), _pool, task);
    }

    internal override void EndNews()
    {
        CountSnapshot now = figures.ReadCounts();
        CountSnapshot? before;
        lock (_gate)
        {
            before = _reported;
            if (before is null) return;
            _reported = now = now.AtLeast(before);
        }

        for (int task = 0; task < now.Tasks.Length; task++) Report(now, before, task);
        AddBytes(now.BytesSent - before.BytesSent, "sent");
        AddBytes(now.BytesReceived - before.BytesReceived, "received");
    }

    internal IEnumerable<Measurement<long>> Queued() => [new(figures.Look(withMemory: false).Queued, _pool)];

    internal IEnumerable<Measurement<long>> Running() => [new(figures.Look(withMemory: false).Running, _pool)];

    internal IEnumerable<Measurement<long>> Workers()
    {
        IReadOnlyList<WorkerStatistics> workers = figures.Look(withMemory: false).Workers;
        return Enum.GetValues<WorkerState>().Select(state => new Measurement<long>(
            workers.Count(worker => worker.State == state), _pool, new("poolgen.state", OutcomeNames.Of(state))));
    }

    internal IEnumerable<Measurement<long>> Memory() =>
        figures.Look(withMemory: true).Workers.Select(worker => new Measurement<long>(worker.Memory, _pool, new("poolgen.worker", worker.WorkerId)));

    internal IEnumerable<Measurement<double>> Busy()
    {
        long now = Stopwatch.GetTimestamp();
        IReadOnlyList<WorkerStatistics> workers = figures.Look(withMemory: false).Workers;
        lock (_gate)
        {
            Dictionary<int, (TimeSpan Busy, long At)> before = _lookedAt;
            _lookedAt = workers.ToDictionary(static worker => worker.WorkerId, worker => (worker.BusyTime, now));
            return [.. workers.Select(worker => new Measurement<double>(
                before.TryGetValue(worker.WorkerId, out var last) ? Share(worker.BusyTime - last.Busy, Stopwatch.GetElapsedTime(last.At, now)) : worker.BusyShare,
                _pool, new("poolgen.worker", worker.WorkerId)))];
        }
    }

    private static double Share(TimeSpan busy, TimeSpan time) => time > TimeSpan.Zero ? Math.Clamp(busy / time, 0, 1) : 0;

    private static double Seconds(long ticks) => ticks / (double)Stopwatch.Frequency;

    private void Report(CountSnapshot now, CountSnapshot before, int task)
    {
        var name = new KeyValuePair<string, object?>("poolgen.task", now.Tasks[task].Name);
        for (int outcome = 0; outcome <= ItemOutcomes.Count; outcome++)
        {
            long added = now.Counts[task][outcome] - (task < before.Counts.Length ? before.Counts[task][outcome] : 0);
            if (added == 0) continue;
            if (outcome == ItemOutcomes.Count) meter.Retried.Add(added, _pool, name);
            else meter.Tasks.Add(added, _pool, name, new("poolgen.outcome", OutcomeNames.Of((ItemOutcome)outcome)));
        }
    }

    private void AddBytes(long added, string direction)
    {
        if (added > 0) meter.Payload.Add(added, _pool, new("poolgen.direction", direction));
    }
}
