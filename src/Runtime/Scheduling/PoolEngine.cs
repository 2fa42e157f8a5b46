using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>A pool without its public face: the scheduler behind one lock, with real workers, a real clock, and those who wait.</summary>
internal sealed partial class PoolEngine : ISubmissionHost, IWorkerListener, IWorkerStarter
{
    private readonly Lock _gate = new();
    private readonly Scheduler _scheduler;
    private readonly ResultDrain?[] _drains;
    private readonly Worker?[] _workers;
    private readonly Func<int, Worker> _create;
    private readonly ITimer _timer;
    private readonly object? _meters;
    private MeterStart? _meterStart;
    private volatile bool _ended;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _armedAt = long.MaxValue;

    // How many threads give outcomes now.
    private int _giving;

    // Submissions that have ended by what was asked of them under the lock.
    private readonly List<IPoolSubmission> _endedInside = [];

    internal PoolEngine(PoolSettings settings, Func<int, Worker> create)
    {
        // First: what the user's factory throws leaves nothing behind.
        if (settings.LoggerFactory is { } loggers) _log = LogTo(loggers, settings);
        _taskLogs = settings.TaskLogs;
        if (settings.Initializer is { } initializer) _taskLogs?.KnowInitializer(initializer.Task.Name);
        TimeProvider clock = GuardedClock.Around(settings.TimeProvider);
        Name = settings.Name;
        MaxPayloadBytes = settings.MaxPayloadBytes;
        TimeProvider = clock;
        _queueFullMode = settings.QueueFullMode;
        _maxQueuedTasks = settings.MaxQueuedTasks;
        _create = create;
        _drains = new ResultDrain?[settings.Workers];
        _workers = new Worker?[settings.Workers];
        _createdAt = clock.GetTimestamp();
        _meters = settings.MeterFactory;
        Recorder = new PoolRecorder(settings.CollectStatistics) { MeasuringChanged = SetMeasuring };
        if (_log is not null) Recorder.Add(_log);
        _names = new TaskNames(this);
        History = new PoolHistory(Recorder, _names, clock);
        _scheduler = new Scheduler(settings, this, Recorder);
        _timer = clock.CreateTimer(static state => ((PoolEngine)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name { get; }

    public int WorkerCount => _workers.Length;

    public TimeProvider TimeProvider { get; }

    public long MaxPayloadBytes { get; }

    internal PoolState State
    {
        get
        {
            lock (_gate) return _scheduler.State;
        }
    }

    /// <summary>Whether this thread holds the pool's lock: it must not run the user's code.</summary>
    internal bool HoldsLock => _gate.IsHeldByCurrentThread;

    /// <summary>Completes when no worker is left and none will come.</summary>
    internal Task Gone => _gone.Task;

    /// <summary>Starts all workers, in the background.</summary>
    internal void Start()
    {
        Locked(static scheduler => scheduler.Start());
        if (_taskLogs is not null) WatchLevels();

        // The workers start meanwhile.
        _meterStart = new MeterStart(BeginMeter, now: _meters is not null);
        if (!_meterStart.IsOver) Recorder.BeginLater();
        if (_ended) _meterStart.Dispose();
    }

    public void Cancel(IPoolSubmission submission)
    {
        Locked(scheduler =>
        {
            scheduler.Cancel(submission);
            submission.CancelRemaining();
        });
    }

    public void Offer(IPoolSubmission submission) => Locked(scheduler => scheduler.Offer(submission));

    public void Ended(IPoolSubmission submission)
    {
        if (ResultDrain.TryNoteEnded(this, submission)) return;
        if (_gate.IsHeldByCurrentThread) _endedInside.Add(submission);
        else Locked(static (scheduler, submission) => scheduler.Ended(submission), submission);
    }

    /// <summary>Cuts the streams from which nobody has taken an item for so long.</summary>
    internal void CutUnread(TimeSpan unread)
    {
        IPoolSubmission[] submissions;
        lock (_gate) submissions = [.. _scheduler.Submissions];
        foreach (IPoolSubmission submission in submissions) submission.CutIfUnread(unread);
    }

    internal void Close() => Locked(static scheduler => scheduler.Close());

    internal void Terminate()
    {
        Locked(static scheduler => scheduler.Terminate());
        _timer.Dispose();
    }

    /// <summary>System calls that the workers of now have cost so far: rings that woke them, and sleeps of their readers.</summary>
    internal (long Doorbells, long Sleeps) CountCalls()
    {
        lock (_gate) return (_workers.Sum(static worker => worker?.Doorbells ?? 0), _workers.Sum(static worker => worker?.Sleeps ?? 0));
    }

    internal WorkerInfo[] Workers()
    {
        lock (_gate) return [.. _scheduler.Slots.Select(static slot => Describe(slot))];
    }

    bool IWorkerListener.Drain(Worker worker, bool withLarge)
    {
        if (_drains[worker.WorkerId] is not { } drain || _workers[worker.WorkerId] != worker) return false;
        try
        {
            drain.Drain(withLarge);
        }
        finally
        {
            // What came before an entry that no worker sends has ended all the same.
            if (drain.MustTell) Locked(static (scheduler, drain) => Apply(scheduler, drain), drain);
        }

        return drain.Any;
    }

    void IWorkerListener.PayloadRequested(Worker worker)
    {
        WorkerSlot slot = _scheduler.Slots[worker.WorkerId];
        LargePayload? payload;
        lock (_gate) payload = slot.Outstanding > 0 ? slot[slot.Acked].OutOfBand : null;
        if (payload is null) throw new PoolProtocolException("The worker asked for a payload that it has no claim to.");

        // If that fails the worker is gone: its end is told next, and the item, which has not started, runs elsewhere.
        if (worker.TrySendPayload(payload)) Locked(static (scheduler, payload) => scheduler.Sent(payload), payload);
    }

    void IWorkerListener.Exited(Worker worker, WorkerExit exit)
    {
        Locked(scheduler =>
        {
            if (_workers[worker.WorkerId] != worker) return;
            _workers[worker.WorkerId] = null;
            scheduler.Died(scheduler.Slots[worker.WorkerId], exit, _drains[worker.WorkerId]?.StartFailure);
        });
        Locked(static scheduler => scheduler.Tick());
    }

    IWorkerLink IWorkerStarter.Start(int workerId)
    {
        Worker worker = _create(workerId);
        _workers[workerId] = worker;
        _drains[workerId] = new ResultDrain(_scheduler.Slots[workerId], worker, this, TimeProvider, MaxPayloadBytes, LogsOf(workerId));
        if (_taskLogs is not null) worker.SetLogLevels(_taskLogs.Levels(RegionLayout.LogLevelCapacity));
        worker.Measure(Recorder.Measures);
        worker.Start(this);
        return worker;
    }

    private static WorkerInfo Describe(WorkerSlot slot) => new(
        slot.Id,
        slot.Link?.ProcessId ?? 0,
        slot.State switch
        {
            SlotState.Ready => slot.Outstanding > 0 ? WorkerState.Busy : WorkerState.Idle,
            SlotState.Stopping or SlotState.Gone => WorkerState.Stopping,
            _ => WorkerState.Starting,
        },
        slot.ItemsDone);

    private static void Apply(Scheduler scheduler, ResultDrain drain)
    {
        if (drain.BecameReady) scheduler.Ready(drain.Slot);
        if (drain.NotStarted is { } items) scheduler.RunElsewhere(items);
        if (drain.EndedSubmissions is { } submissions)
        {
            foreach (IPoolSubmission submission in submissions) scheduler.Ended(submission);
        }

        if (drain.EndedCalls > 0) scheduler.CallsEnded(drain.EndedCalls);
        scheduler.Progress(drain.Slot, drain.Frames, drain.Items, drain.Unstarted);
        drain.Told();
    }

    private void OnTimer() => Locked(scheduler =>
    {
        _armedAt = long.MaxValue;
        scheduler.Tick();
    });

    private void Locked(Action<Scheduler> action) => Locked(static (scheduler, action) => action(scheduler), action);

    private void Locked<TState>(Action<Scheduler, TState> action, TState state)
    {
        bool gone;
        bool ends;
        lock (_gate)
        {
            action(_scheduler, state);
            if (_endedInside.Count > 0) CountEndedInside();
            ArmTimer();
            ends = _scheduler.HasEnds;
            gone = IsGone;
        }

        if (ends) gone = GiveEnds();
        if (gone) End();
    }

    // Whoever waits for the end finds no gauge of this pool any more. A meter that begins just now sees the end, or is seen here.
    private void End()
    {
        _ended = true;
        Interlocked.MemoryBarrier();
        _meterStart?.Dispose();
        Recorder.End();
        _gone.TrySetResult();
    }

    private void CountEndedInside()
    {
        foreach (IPoolSubmission ended in _endedInside) _scheduler.Ended(ended);
        _endedInside.Clear();
    }

    // Several threads may give outcomes: the pool has ended when the last one is given.
    private bool IsGone => _scheduler.AllGone && _giving == 0 && !_scheduler.HasEnds;

    // Outcomes run listeners and wake waiters: never under the lock. Returns whether the pool has ended with them.
    private bool GiveEnds()
    {
        for (int given = 0; ; given = 1)
        {
            List<PendingEnd>? ends;
            lock (_gate)
            {
                _giving -= given;
                ends = _scheduler.DetachEnds();
                if (ends is null) return IsGone;
                _giving++;
            }

            foreach (PendingEnd end in ends)
            {
                end.Give(this);
            }
        }
    }

    private void ArmTimer()
    {
        long deadline = _scheduler.NextDeadline;
        if (deadline >= _armedAt) return;
        _armedAt = deadline;
        TimeSpan due = TimeProvider.GetElapsedTime(TimeProvider.GetTimestamp(), deadline);
        _timer.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
