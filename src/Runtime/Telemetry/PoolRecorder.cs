using System.Diagnostics;

namespace PoolGen.Telemetry;

/// <summary>
/// Where all that happens in a pool is told, once: it keeps the times that statistics need, and passes on to observers (meter, history, timeline, logs)
/// what they want to hear. While nobody wants anything, telling costs a comparison.
/// </summary>
/// <remarks>
/// Safe for any thread. Whoever tells may hold the pool's lock: nothing here waits, or runs the user's code. Observers hear on a thread of the thread pool.
/// </remarks>
internal sealed class PoolRecorder
{
    // A reading is there soon after its result, and many results share one.
    private const int DelayMilliseconds = 20;
    private const int PollMilliseconds = 50;
    private const int MostEarly = 1000;

    // Not static: code compiled ahead of time would ask each time whether they are there.
    private readonly long _lookInterval = Stopwatch.Frequency / 100;
    private readonly long _farOff = 60 * Stopwatch.Frequency;

    // Guards what waits to be passed on, and the list of observers.
    private readonly Lock _gate = new();

    // Held while observers hear: one thread at a time, and earlier news first.
    private readonly Lock _passing = new();
    private readonly Timer _timer;
    private readonly Timer? _poll;
    private PoolObserver[] _observers = [];
    private PendingNews _pending = new();
    private volatile PoolNews _wanted;
    private long _lookedAt;
    private int _armed;

    // Until the meter is there, workers' events wait for it; one that begins later is told these.
    private bool _starting = true;
    private List<WorkerEvent>? _early;

    /// <summary>Creates it.</summary>
    /// <param name="collects">Whether the pool keeps times for its statistics.</param>
    internal PoolRecorder(bool collects)
    {
        // The timers do not keep a pool alive.
        var self = new WeakReference<PoolRecorder>(this);
        _timer = new Timer(static self => Target(self)?.PassIfFree(), self, Timeout.Infinite, Timeout.Infinite);
        if (collects) Times = new RunTimes();

        // Workers that measure nothing do not say so when somebody begins to listen.
        else _poll = new Timer(static self => Target(self)?.Look(), self, PollMilliseconds, PollMilliseconds);
    }

    /// <summary>The times for the pool's statistics, if it keeps any.</summary>
    internal RunTimes? Times { get; }

    /// <summary>What the counts are reported to; null until <see cref="Begin"/>.</summary>
    internal MeterFeed? Feed { get; private set; }

    /// <summary>Called when <see cref="Measures"/> may have changed.</summary>
    internal Action? MeasuringChanged { get; set; }

    /// <summary>Whether workers are to measure how long items run.</summary>
    internal bool Measures => Times is not null || (_wanted & PoolNews.Runs) != 0;

    /// <summary>The time by which all is told.</summary>
    internal static long Now => Stopwatch.GetTimestamp();

    /// <summary>What anybody wants to hear.</summary>
    internal PoolNews Wanted => _wanted;

    /// <summary>The pool has begun, and this is what it reports to. Whoever listens hears of all that has happened before.</summary>
    internal void Begin(MeterFeed feed)
    {
        feed.Begin();
        Feed = feed;
        Add(feed);
        TellEarly(feed);
        lock (_gate)
        {
            _starting = false;
            // A pool that nobody listens to needs no timer's thread: the process may have none left.
            if (_wanted == PoolNews.None)
            {
                _pending = new PendingNews();
                return;
            }
        }

        Arm();
    }

    /// <summary>The pool has begun, and its meter begins later: nobody listens to it, but others may want to hear at once.</summary>
    internal void BeginLater()
    {
        lock (_gate)
        {
            if (!_starting) return;
            _starting = false;
            _early = [.. _pending.Workers];
            if (_wanted == PoolNews.None) return;
        }

        Arm();
    }

    internal void Add(PoolObserver observer)
    {
        lock (_gate) _observers = [.. _observers, observer];
        Look();
    }

    internal void Remove(PoolObserver observer)
    {
        lock (_gate) _observers = [.. _observers.Where(other => !ReferenceEquals(other, observer))];
        Look();
    }

    /// <summary>Something is sent, and it is this late by the pool's clock: now and then it looks who listens, and before a worker is woken in any case.</summary>
    internal void BeforeSending(long now, bool wakes)
    {
        if (wakes) BeforeCounting();

        // The time may be a little older than the last look. By another clock than the system's it is far off, and a look is always due.
        long since = now - Volatile.Read(ref _lookedAt);
        if (since >= _lookInterval || since < -_farOff) Look();
    }

    /// <summary>When an item is accepted: the time, if anybody wants to know it; else 0.</summary>
    internal long AcceptTime() => (_wanted & PoolNews.Waits) != 0 ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Something is about to be counted: a listener that has just come does not hear of what was counted before.</summary>
    internal void BeforeCounting()
    {
        if (Feed is { IsStale: true }) Look();
    }

    /// <summary>Something was counted.</summary>
    internal void Counted()
    {
        if ((_wanted & PoolNews.Counts) != 0) Arm();
    }

    /// <summary>An item ran.</summary>
    internal void Tell(in ItemRun run)
    {
        Times?.Add(in run);
        if ((_wanted & PoolNews.Runs) == 0) return;
        lock (_gate) _pending.Add(in run);
        Arm();
    }

    /// <summary>A chunk ended.</summary>
    internal void Tell(in ChunkRun chunk)
    {
        lock (_gate) _pending.Add(in chunk);
        Arm();
    }

    /// <summary>An item failed.</summary>
    internal void Tell(FailureNote failure)
    {
        lock (_gate) _pending.Failures.Add(failure);
        Arm();
    }

    /// <summary>Something happened to a worker.</summary>
    internal void Tell(WorkerEvent worker)
    {
        Look();
        lock (_gate)
        {
            if (_early is { Count: < MostEarly }) _early.Add(worker);
            if (!_starting && (_wanted & PoolNews.Workers) == 0) return;
            _pending.Add(worker);

            // Begin sees who listens.
            if (_starting) return;
        }

        Arm();
    }

    /// <summary>Passes on what there is, on this thread, which may run the user's code.</summary>
    internal void Flush()
    {
        lock (_passing) Pass();
    }

    /// <summary>As <see cref="Flush"/>, on a thread of the thread pool.</summary>
    internal Task FlushAsync()
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(
            static state =>
            {
                state.Recorder.Flush();
                state.Passed.SetResult();
            },
            (Recorder: this, Passed: passed),
            preferLocal: false);
        return passed.Task;
    }

    /// <summary>As <see cref="Flush"/>; false when another thread is passing on just now.</summary>
    internal bool FlushIfFree()
    {
        if (!_passing.TryEnter()) return false;
        try
        {
            Pass();
            return true;
        }
        finally
        {
            _passing.Exit();
        }
    }

    /// <summary>An observer hears what there is, then ends, then hears nothing more.</summary>
    internal void Stop(PoolObserver observer, Action end)
    {
        lock (_passing)
        {
            Pass();
            Remove(observer);
            end();
        }
    }

    /// <summary>The pool has ended.</summary>
    internal void End()
    {
        _poll?.Dispose();
        Feed?.End();
        if (_wanted != PoolNews.None) Arm();
    }

    private static PoolRecorder? Target(object? self) => ((WeakReference<PoolRecorder>)self!).TryGetTarget(out PoolRecorder? target) ? target : null;

    // A meter begins later on a thread of the thread pool, or before anybody can listen to it.
    private void TellEarly(MeterFeed feed)
    {
        List<WorkerEvent>? early;
        lock (_gate)
        {
            early = _early;
            _early = null;
        }

        if (early is null || (feed.Wanted & PoolNews.Workers) == 0) return;
        foreach (WorkerEvent worker in early) feed.Hear(worker);
    }

    private void Look()
    {
        Volatile.Write(ref _lookedAt, Stopwatch.GetTimestamp());
        Feed?.Refresh();
        bool measured = Measures;
        PoolNews wanted = PoolNews.None;
        foreach (PoolObserver observer in Volatile.Read(ref _observers)) wanted |= observer.Wanted;
        _wanted = wanted;
        if (Measures != measured) MeasuringChanged?.Invoke();
    }

    private void Arm()
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0) _timer.Change(DelayMilliseconds, Timeout.Infinite);
    }

    // An observer that takes its time is not waited for by more and more threads.
    private void PassIfFree()
    {
        Volatile.Write(ref _armed, 0);
        if (!FlushIfFree()) Arm();
    }

    private void Pass()
    {
        Look();
        PendingNews news;
        lock (_gate)
        {
            news = _pending;
            _pending = new PendingNews();
        }

        foreach (PoolObserver observer in Volatile.Read(ref _observers))
        {
            try
            {
                news.TellTo(observer, observer.Wanted);
            }
            catch (Exception)
            {
                // Whoever listens may throw: that is neither the pool's affair nor the other observers'.
            }
        }
    }
}
