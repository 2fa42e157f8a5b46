namespace PoolGen.Dashboard;

/// <summary>What a dashboard has seen of one pool: how fast it is, and its last ten minutes.</summary>
/// <param name="clock">Measures the time between two looks.</param>
/// <remarks>One thread at a time looks; any thread reads what was seen.</remarks>
internal sealed class PoolWatch(TimeProvider clock)
{
    // Ten minutes, at one look a second.
    private const int MostSamples = 600;

    // After so long without a look nobody knows how the pool has got on.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Queue<PoolSample> _samples = new();
    private IDisposable? _subscription;
    private PoolStatistics? _before;
    private long _beforeAt;
    private PoolFailure? _lastFailure;
    private long _failuresSeen;
    private volatile PoolRates _rates = PoolRates.Unknown;

    internal PoolRates Rates => _rates;

    /// <summary>Another number whenever there are other failures.</summary>
    internal long FailuresSeen => Volatile.Read(ref _failuresSeen);

    /// <summary>The oldest first.</summary>
    internal IReadOnlyList<PoolSample> Samples
    {
        get
        {
            lock (_gate) return [.. _samples];
        }
    }

    /// <summary>Looks at the pool, which keeps failures and its timeline from then on. Null: it tells nothing.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="time">When that is, as the page says it.</param>
    internal PoolStatistics? Look(NamedPool pool, DateTimeOffset time)
    {
        _subscription ??= pool.Read(static insights => insights.Subscribe());
        if (pool.Read(static insights => insights.GetStatistics()) is not { } now) return null;
        long at = clock.GetTimestamp();
        TimeSpan since = clock.GetElapsedTime(_beforeAt, at);
        PoolRates rates = _before is { } before && since > TimeSpan.Zero && since <= LongestGap ? PoolRates.Between(before, now, since) : PoolRates.Unknown;
        (_before, _beforeAt, _rates) = (now, at, rates);
        Add(new PoolSample(time, rates.Pool, now.Queued, now.Running));
        PoolFailure? last = pool.Read(static insights => insights.GetFailures()) is [.., var newest] ? newest : null;
        if (last != _lastFailure) Volatile.Write(ref _failuresSeen, _failuresSeen + 1);
        _lastFailure = last;
        return now;
    }

    /// <summary>The pool need keep nothing more for this dashboard.</summary>
    internal void End()
    {
        IDisposable? subscription = _subscription;
        (_subscription, _rates) = (null, PoolRates.Unknown);
        try
        {
            subscription?.Dispose();
        }
        catch (Exception)
        {
            // Somebody's own engine: the dashboard is done with it either way.
        }
    }

    private void Add(PoolSample sample)
    {
        lock (_gate)
        {
            _samples.Enqueue(sample);
            while (_samples.Count > MostSamples || sample.At - _samples.Peek().At > TimeSpan.FromSeconds(MostSamples)) _samples.Dequeue();
        }
    }
}
