using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>
/// Decides which worker runs what, and what happens when one dies, is late or is not needed: a state machine over messages, a clock and a seed.
/// It knows no process, socket or thread, so the class that is simulated is the class that ships. It holds the objects that decide, and says
/// in which order they hear of an event; what is known is theirs.
/// </summary>
/// <remarks>Every member is called under the pool's lock, except where it says otherwise. Outcomes that it decides wait in <see cref="DetachEnds"/> until the lock is left.</remarks>
internal sealed class Scheduler
{
    private readonly TimeProvider _clock;
    private readonly PoolRecorder _recorder;
    private readonly WorkerSlot[] _slots;
    private readonly AcceptedSubmissions _accepted = new();
    private readonly TaskRegistry _tasks;
    private readonly PendingEnds _ends;
    private readonly WaitingWork _work = new();
    private readonly ReturnedWork _returned;
    private readonly QueueRoom _room;
    private readonly TimeLimits _limits;
    private readonly LeaseRecovery _recovery;
    private readonly Supervision _supervision;
    private readonly FrameSender _sender;
    private readonly Matcher _matcher;

    internal Scheduler(PoolSettings settings, IWorkerStarter starter, PoolRecorder recorder)
    {
        _clock = GuardedClock.Around(settings.TimeProvider);
        _recorder = recorder;
        var runs = new RunRecorder(recorder, _clock);
        _slots = new WorkerSlot[settings.Workers];
        for (int i = 0; i < _slots.Length; i++) _slots[i] = new WorkerSlot(i, settings.MaxTasksPerWorker) { Runs = runs };
        _tasks = new TaskRegistry(recorder);
        _ends = new PendingEnds(_tasks, runs);
        _returned = new ReturnedWork(_ends);
        _room = new QueueRoom(settings, _slots, _work, _returned);
        _limits = new TimeLimits(settings, _clock, _slots, _returned);
        _recovery = new LeaseRecovery(_returned, _ends, _tasks);
        _supervision = new Supervision(settings, starter, _clock, _slots, _accepted, _returned, recorder);
        _sender = new FrameSender(_tasks, _limits, recorder, settings.TaskLogs);
        var chunks = new ChunkSender(settings, _clock, _slots, _room, _sender, _returned, _ends);
        _matcher = new Matcher(_clock, _slots, _work, _returned, chunks, _room, _sender, _supervision, recorder);
    }

    /// <summary>Read without the lock where a call is counted.</summary>
    internal PoolState State => _accepted.State;

    /// <summary>Why the pool is <see cref="PoolState.Faulted"/>.</summary>
    internal Exception? Fault => _accepted.Fault;

    /// <summary>How many submissions have been accepted and have not ended.</summary>
    internal long OpenSubmissions => _accepted.Count;

    internal IReadOnlyList<WorkerSlot> Slots => _slots;

    /// <summary>The tasks that the pool has seen, by their numbers, and what was counted of them under the lock.</summary>
    internal TaskRegistry Tasks => _tasks;

    /// <summary>How many bytes of arguments were sent to workers.</summary>
    internal long BytesSent => _sender.BytesSent;

    /// <summary>How many workers were started.</summary>
    internal long Starts => _supervision.Starts;

    /// <summary>How many workers have ended, by their reasons.</summary>
    internal ReadOnlySpan<long> Exits => _supervision.Exits;

    /// <summary>How many items the pool has taken that have not started.</summary>
    internal long Queued => _room.CountQueued();

    /// <summary>The maps and streams that have not ended.</summary>
    internal IReadOnlyCollection<IPoolSubmission> Submissions => _accepted.MapsAndStreams;

    /// <summary>How many bytes of encoded arguments wait until they are sent.</summary>
    internal long Buffered => _room.Buffered;

    /// <summary>Whether no worker is left, and none will come.</summary>
    internal bool AllGone => _supervision.AllGone;

    /// <summary>Whether there are outcomes to be given.</summary>
    internal bool HasEnds => _ends.Any;

    /// <summary>When <see cref="Tick"/> should be called next, on the clock's timestamps.</summary>
    internal long NextDeadline => Math.Min(_supervision.NextDeadline, _limits.NextDeadline);

    /// <summary>Outcomes to be given now that the lock is left.</summary>
    internal List<PendingEnd>? DetachEnds() => _ends.Detach();

    /// <summary>Gives the slots their first workers.</summary>
    internal void Start()
    {
        foreach (WorkerSlot slot in _slots) FailFor(_supervision.Start(slot));
    }

    /// <summary>Counts a call, before anything can end it. Needs no lock.</summary>
    /// <returns>False when the pool accepts none: then it is counted all the same until <see cref="CallsEnded"/>, since the pool may have looked meanwhile.</returns>
    internal bool TryAcceptCall() => _accepted.TryAcceptCall();

    /// <summary>Counts a map or stream, before anything can end it; false when the pool accepts none.</summary>
    internal bool TryAcceptSubmission(IPoolSubmission submission) => _accepted.TryAccept(submission);

    /// <summary>Gives an accepted call a place, if there is room, with its encoded arguments, which are large where they do not fit into a ring.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">Its encoded arguments.</param>
    /// <param name="large">The same, where they do not fit into a ring.</param>
    /// <param name="mayExceed">Whether it need not wait for bytes that are to be sent.</param>
    /// <param name="slot">Where it was sent to at once, or null while it waits.</param>
    internal Admission Admit(IPoolSubmission call, ReadOnlySpan<byte> arguments, LargePayload? large, bool mayExceed, out WorkerSlot? slot)
    {
        if (_accepted.State == PoolState.Running) return _matcher.Admit(call, arguments, large, mayExceed, out slot);
        slot = null;
        return Admission.NotRunning;
    }

    /// <summary>Sends items of an accepted map or stream from now on.</summary>
    internal void Submit(IPoolSubmission submission)
    {
        _work.Add(submission);
        _matcher.FillAll();
    }

    /// <summary>A map or a stream has items again, or its source has ended.</summary>
    internal void Offer(IPoolSubmission submission)
    {
        if (_accepted.Contains(submission)) _matcher.FillAll();
    }

    /// <summary>A submission tells how items of its ended.</summary>
    internal void Count(PoolTask task, ItemOutcome outcome, int items) => _tasks.Count(task, outcome, items);

    /// <summary>A submission should end: what waits ends at once, what runs is told, and killed after its grace.</summary>
    internal void Cancel(IPoolSubmission submission)
    {
        if (!submission.IsSingle)
        {
            if (!_accepted.Contains(submission)) return;
            _work.Remove(submission);
        }

        if (!_limits.Cancel(submission) && submission.IsSingle)
        {
            _ends.Add(submission, PendingEndKind.Cancel, 0, 1);
            _work.MayHaveCancelled(submission);
        }

        _returned.Cancel(submission);
        _matcher.FillAll();
    }

    /// <summary>An accepted submission has ended, or was refused after all.</summary>
    internal void Ended(IPoolSubmission submission)
    {
        if (submission.IsSingle) _accepted.CallsEnded(1);
        else if (_accepted.Remove(submission)) _work.Remove(submission);
        _supervision.RetireIfDone();
    }

    /// <summary>This many calls have ended.</summary>
    internal void CallsEnded(int count)
    {
        _accepted.CallsEnded(count);
        _supervision.RetireIfDone();
    }

    /// <summary>A large payload has gone to its worker.</summary>
    internal void Sent(LargePayload payload)
    {
        _sender.SentLarge(payload);
        _room.Sent(payload);
        if (!_accepted.HasGivenUp) _matcher.FillAll();
    }

    /// <summary>Whether something large may be encoded now: otherwise so much waits to be sent that it would have to wait in any case.</summary>
    internal bool HasRoomToEncode() => _room.HasRoomToEncode();

    /// <summary>Calls that were cancelled while they waited have their end: they give back their room.</summary>
    internal void DropCancelledCalls() => _work.DropCancelled();

    /// <summary>A worker accepts tasks.</summary>
    internal void Ready(WorkerSlot slot)
    {
        if (!_supervision.TryBecomeReady(slot)) return;
        _matcher.Fill(slot);
        _supervision.RetireIfDone();
    }

    /// <summary>A worker's reader has drained results: this many frames and items have ended since the last time.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="frames">Frames that have ended.</param>
    /// <param name="items">Items that have ended.</param>
    /// <param name="unstarted">How many of them were never started.</param>
    internal void Progress(WorkerSlot slot, int frames, int items, int unstarted)
    {
        slot.ItemsDone += items - unstarted;
        slot.ItemsSent -= unstarted;
        if (frames > 0) slot.Measure(frames, _clock);
        if (slot.State == SlotState.Ready)
        {
            if (items > 0 && _supervision.BecameTooLarge(slot)) _matcher.FillAll();
            _limits.ArmNext(slot);
            _matcher.Fill(slot);
        }

        slot.NoteIfIdle();

        _supervision.RetireIfDone();
    }

    /// <summary>Items of a frame that was stopped for another item's sake: they have not started, and run elsewhere.</summary>
    internal void RunElsewhere(List<WorkItem> items)
    {
        for (int i = items.Count - 1; i >= 0; i--) _returned.PutBack(items[i]);
        _matcher.FillAll();
    }

    /// <summary>A worker is gone; its results are drained.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="exit">How it ended.</param>
    /// <param name="startFailure">What its initializer threw, if it did.</param>
    internal void Died(WorkerSlot slot, WorkerExit exit, Exception? startFailure)
    {
        string? task = slot.Outstanding > 0 && slot.Link!.Claimed != slot.Acked ? slot[slot.Acked].Submission?.Task.Name : null;
        if (_accepted.HasGivenUp) _recovery.Abandon(slot);
        else _recovery.Recover(slot, exit);
        if (_supervision.Died(slot, exit, startFailure, task) is { } reason) FailFor(reason);
        else if (_accepted.HasGivenUp) AbandonIfGone();
        else if (slot.State == SlotState.Empty) _matcher.FillAll();
    }

    /// <summary>The clock has come to <see cref="NextDeadline"/>.</summary>
    internal void Tick()
    {
        long now = _clock.GetTimestamp();
        _limits.BeginChecks();
        foreach (WorkerSlot slot in _slots)
        {
            if (slot.Deadline <= now) FailFor(_supervision.DeadlinePassed(slot));
            if (slot.State == SlotState.Ready && slot.Outstanding > 0 && _limits.Check(slot, now)) _matcher.FillAll();
            if (slot.KillAt <= now && _limits.KillLate(slot)) _matcher.FillAll();
        }
    }

    /// <summary>No new work; what was accepted finishes.</summary>
    internal void Close()
    {
        if (!_accepted.TryClose()) return;
        Tell(WorkerEventKind.Closed);
        _supervision.RetireIfDone();
    }

    /// <summary>Kills the workers; what has no outcome is given up.</summary>
    internal void Terminate()
    {
        if (!_accepted.TryTerminate()) return;
        if (!AllGone) Tell(WorkerEventKind.Terminated);
        GiveUp(static () => new PoolTerminatedException("The pool was terminated before the item had ended."));
    }

    private void Tell(WorkerEventKind kind, Exception? failure = null) => _recorder.Tell(new WorkerEvent(kind, PoolRecorder.Now)
    {
        Reason = failure?.Message ?? string.Empty,
        Failure = failure,
        Items = WorkerSlot.CountFinished(_slots),
        Queued = Queued,
        Running = _slots.Count(static slot => slot.Outstanding > 0),
    });

    private void FailFor(Exception? reason)
    {
        if (reason is null) return;
        _accepted.Fail(reason);
        Tell(WorkerEventKind.Faulted, reason);
        GiveUp(() => new PoolFaultedException(StartFailures.Message(reason), reason));
    }

    // What no worker has is given up now; what one has, when its results are drained: a result that was ready is never thrown away.
    private void GiveUp(Func<Exception> failure)
    {
        _ends.GiveUp(failure);
        _supervision.KillAll();
        _work.Abandon(_ends);
        _returned.Abandon();
        AbandonIfGone();
    }

    private void AbandonIfGone()
    {
        if (!_supervision.AllGone) return;
        foreach (IPoolSubmission submission in _accepted.MapsAndStreams) _ends.Abandon(submission);
    }
}
