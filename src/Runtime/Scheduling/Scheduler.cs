using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>
/// Decides which worker runs what, and what happens when one dies, is late or is not needed: a state machine over messages, a clock and a seed.
/// It knows no process, socket or thread, so the class that is simulated is the class that ships.
/// </summary>
/// <remarks>Every member is called under the pool's lock. Outcomes that it decides wait in <see cref="DetachEnds"/> until the lock is left.</remarks>
internal sealed partial class Scheduler
{
    private readonly PoolSettings _settings;
    private readonly IWorkerStarter _starter;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly WorkerSlot[] _slots;
    private readonly TaskRegistry _tasks = new();
    private readonly Backlog _backlog = new();
    private readonly PayloadBuffer _chunk = new();
    private readonly BufferedBytes _buffered;

    // Work that a worker had and did not start: it goes out again before anything else. The next one is last.
    private readonly List<WorkItem> _returned = [];

    // Maps and streams that have, or may get, more items; each is asked in turn.
    private readonly List<Feeder> _feeders = [];

    // Maps and streams that were accepted and have not ended, and how many such calls there are.
    private readonly HashSet<IPoolSubmission> _submissions = new(ReferenceEqualityComparer.Instance);
    private long _openCalls;
    private volatile PoolState _state = PoolState.Running;
    private List<PendingEnd> _ends = [];
    private int _turn;

    // Calls that were cancelled since the backlog was last looked through: at most so many of those in it have ended.
    private int _cancelledCalls;

    // What outstanding work ends with, once the pool has given up.
    private Func<Exception>? _failure;

    internal Scheduler(PoolSettings settings, IWorkerStarter starter)
    {
        _settings = settings;
        _buffered = new BufferedBytes(settings.MaxBufferedBytes);
        _starter = starter;
        _clock = GuardedClock.Around(settings.TimeProvider);
        _random = new Random(settings.Seed);
        _slots = new WorkerSlot[settings.Workers];
        for (int i = 0; i < _slots.Length; i++) _slots[i] = new WorkerSlot(i);
    }

    /// <summary>Read without the lock where a call is counted.</summary>
    internal PoolState State
    {
        get => _state;
        private set => _state = value;
    }

    /// <summary>Why the pool is <see cref="PoolState.Faulted"/>.</summary>
    internal Exception? Fault { get; private set; }

    /// <summary>How many submissions have been accepted and have not ended.</summary>
    internal long OpenSubmissions => Volatile.Read(ref _openCalls) + _submissions.Count;

    internal IReadOnlyList<WorkerSlot> Slots => _slots;

    /// <summary>The maps and streams that have not ended.</summary>
    internal IReadOnlyCollection<IPoolSubmission> Submissions => _submissions;

    /// <summary>Whether no worker is left, and none will come.</summary>
    internal bool AllGone => Array.TrueForAll(_slots, static slot => slot.State == SlotState.Gone);

    /// <summary>Gives the slots their first workers.</summary>
    internal void Start()
    {
        foreach (WorkerSlot slot in _slots) StartWorker(slot);
    }

    /// <summary>Takes items of an accepted map or stream from now on.</summary>
    internal void Submit(IPoolSubmission submission)
    {
        _feeders.Add(new Feeder(submission));
        FillAll();
    }

    /// <summary>A map or a stream has items again, or its submission has ended.</summary>
    internal void Offer(IPoolSubmission submission)
    {
        if (_submissions.Contains(submission)) FillAll();
    }

    /// <summary>An accepted submission has ended, or was refused after all.</summary>
    internal void Ended(IPoolSubmission submission)
    {
        if (submission.IsSingle) Interlocked.Decrement(ref _openCalls);
        else if (_submissions.Remove(submission)) RemoveFeeder(submission);
        RetireIfDone();
    }

    /// <summary>So many calls have ended.</summary>
    internal void CallsEnded(int count)
    {
        Interlocked.Add(ref _openCalls, -count);
        RetireIfDone();
    }

    /// <summary>No new work; what was accepted finishes.</summary>
    internal void Close()
    {
        if (State != PoolState.Running) return;
        State = PoolState.Closed;
        Interlocked.MemoryBarrier();
        RetireIfDone();
    }

    /// <summary>Kills the workers; what has no outcome is given up.</summary>
    internal void Terminate()
    {
        if (State == PoolState.Terminated) return;
        State = PoolState.Terminated;
        GiveUp(static () => new PoolTerminatedException("The pool was terminated before the item had ended."));
    }

    /// <summary>Whether there are outcomes to be given.</summary>
    internal bool HasEnds => _ends.Count > 0;

    /// <summary>Outcomes to be given now that the lock is left.</summary>
    internal List<PendingEnd>? DetachEnds()
    {
        if (_ends.Count == 0) return null;
        List<PendingEnd> ends = _ends;
        _ends = [];
        return ends;
    }

    /// <summary>What a lease's submission gets when it ends otherwise than by its own result.</summary>
    private void End(IPoolSubmission submission, PendingEndKind kind, long firstIndex, int count, Exception? failure = null)
    {
        if (count > 0) _ends.Add(new PendingEnd(submission, kind, firstIndex, count, failure));
    }

    // What no worker has is given up now; what one has, when its results are drained: a result that was ready is never thrown away.
    private void GiveUp(Func<Exception> failure)
    {
        _failure = failure;
        foreach (WorkerSlot slot in _slots)
        {
            if (slot.State is SlotState.Starting or SlotState.Ready or SlotState.Stopping)
            {
                slot.State = SlotState.Stopping;
                slot.Deadline = slot.KillAt = long.MaxValue;
                slot.Link!.Kill();
            }
            else
            {
                slot.State = SlotState.Gone;
            }
        }

        while (_backlog.Count > 0)
        {
            Abandon(_backlog.Peek().Submission);
            _backlog.Dequeue();
        }

        foreach (WorkItem item in _returned)
        {
            if (item.Submission.IsSingle) Abandon(item.Submission);
        }

        _returned.Clear();
        _feeders.Clear();
        if (AllGone) AbandonSubmissions();
    }

    private void Abandon(IPoolSubmission submission) => _ends.Add(new PendingEnd(submission, PendingEndKind.Abandon, 0, 1, _failure!()));

    private void AbandonSubmissions()
    {
        foreach (IPoolSubmission submission in _submissions) Abandon(submission);
    }

    // A closed pool lets its workers go once nothing is left for them.
    private void RetireIfDone()
    {
        if (State != PoolState.Closed || OpenSubmissions > 0) return;
        foreach (WorkerSlot slot in _slots)
        {
            switch (slot.State)
            {
                case SlotState.Ready:
                    Retire(slot);
                    break;
                case SlotState.Starting:
                    slot.State = SlotState.Stopping;
                    slot.Link!.Kill();
                    break;
                case SlotState.Empty:
                    slot.State = SlotState.Gone;
                    break;
            }
        }
    }

    private void RemoveFeeder(IPoolSubmission submission)
    {
        int index = _feeders.FindIndex(feeder => ReferenceEquals(feeder.Submission, submission));
        if (index >= 0) _feeders.RemoveAt(index);
    }
}
