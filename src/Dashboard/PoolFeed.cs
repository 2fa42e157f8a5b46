using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PoolGen.Dashboard;

/// <summary>
/// Looks at all pools once a second while somebody reads, and has them keep failures and timelines meanwhile. All readers get the same bytes. A page that is
/// loaded again finds what there was: only some seconds after the last reader has left it stops.
/// </summary>
/// <param name="clock">When to look, and what time it is.</param>
/// <param name="hidesMessages">Whether texts that may hold users' data are left out.</param>
/// <param name="logger">Is told when looking fails.</param>
/// <remarks>Safe for any thread. Where a reader is slow, it misses looks; nothing waits for it.</remarks>
internal sealed partial class PoolFeed(TimeProvider clock, bool hidesMessages, ILogger logger)
{
    /// <summary>How many may read at a time: pages that nobody closes must not use the application up.</summary>
    internal const int MostReaders = 64;

    /// <summary>How many looks after the last reader has left.</summary>
    internal const int LooksAfterwards = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private readonly long _beganAt = clock.GetTimestamp();

    // Guards the next four.
    private readonly Lock _gate = new();
    private int _readers;
    private int _looksUnread;
    private bool _runs;
    private bool _over;

    private readonly ConditionalWeakTable<IPool, PoolWatch> _watches = [];

    // Written by the thread that looks.
    private volatile FeedEvent? _latest;
    private TaskCompletionSource _changed = NewSignal();
    private long _looks;

    /// <summary>Whether pools are looked at, and keep what they need a subscriber for.</summary>
    internal bool Runs
    {
        get
        {
            lock (_gate) return _runs;
        }
    }

    /// <summary>Begins to read; false when there are too many readers, or the application ends. Each one that has begun calls <see cref="Close"/>.</summary>
    internal bool TryOpen()
    {
        lock (_gate)
        {
            if (_over || _readers == MostReaders) return false;
            _readers++;
            if (_runs) return true;
            _runs = true;
            _looksUnread = 0;
        }

        // Not with what belongs to the request that happens to be the first.
        ThreadPool.UnsafeQueueUserWorkItem(static feed => _ = feed.RunAsync(), this, preferLocal: false);
        return true;
    }

    /// <summary>Ends reading.</summary>
    internal void Close()
    {
        lock (_gate) _readers--;
    }

    /// <summary>The application ends: nobody begins to read any more.</summary>
    internal void End()
    {
        lock (_gate) _over = true;
    }

    /// <summary>Waits until there is an event later than the one of this number.</summary>
    internal async Task<FeedEvent> NextAsync(long seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (_latest is { } latest && latest.Number > seen) return latest;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All pools as they are now.</summary>
    internal PoolList Look() => new(Now, [.. NamedPool.All().Select(Look)]);

    /// <summary>A pool as it is now, with its rates if pools are looked at.</summary>
    internal PoolView Look(NamedPool pool) =>
        PoolView.Of(pool, pool.Read(static insights => insights.GetStatistics()), _watches.TryGetValue(pool.Pool, out PoolWatch? watch) ? watch : null, hidesMessages);

    /// <summary>What was seen of a pool in the last ten minutes.</summary>
    internal IReadOnlyList<PoolSample> History(NamedPool pool) => _watches.TryGetValue(pool.Pool, out PoolWatch? watch) ? watch.Samples : [];

    // Goes on evenly where somebody sets the clock, so that lines do.
    private DateTimeOffset Now => _began + clock.GetElapsedTime(_beganAt);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                Publish();
            }
            catch (Exception e)
            {
                LogFailure(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync().ConfigureAwait(false) && GoesOn());
    }

    private bool GoesOn()
    {
        lock (_gate)
        {
            _looksUnread = _readers > 0 ? 0 : _looksUnread + 1;
            if (!_over && _looksUnread <= LooksAfterwards) return true;

            // Within the lock: the next one to read begins anew.
            foreach ((_, PoolWatch watch) in _watches) watch.End();
            _latest = null;
            _runs = false;
            return false;
        }
    }

    private void Publish()
    {
        DateTimeOffset now = Now;
        IReadOnlyList<NamedPool> pools = NamedPool.All();
        List<PoolView> views = [];
        foreach (NamedPool pool in pools)
        {
            PoolWatch watch = _watches.GetValue(pool.Pool, _ => new PoolWatch(clock));
            views.Add(PoolView.Of(pool, watch.Look(pool, now), watch, hidesMessages));
        }

        HashSet<IPool> there = [.. pools.Select(static pool => pool.Pool)];
        foreach ((IPool pool, PoolWatch watch) in _watches)
        {
            if (!there.Contains(pool)) watch.End();
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new PoolList(now, views), DashboardJson.Default.PoolList);
        _latest = new FeedEvent(++_looks, [.. "data: "u8, .. json, .. "\n\n"u8]);
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    [LoggerMessage(2, LogLevel.Error, "The dashboard could not look at the pools.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
