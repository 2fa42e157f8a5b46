using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Decides which host gets which items next: what came back first, then by priority, and within one single calls and maps in turns.</summary>
/// <remarks>Used under the pool's lock. What waits is owned by the objects that it is made of.</remarks>
internal sealed class Dispatcher
{
    // Single calls that come meanwhile go together with the next operation.
    private const int MostUnanswered = 2;

    // Of suspects that take no time some go together, as long as they may be started again one by one.
    private const int MostSuspects = 64;
    private const double MostSuspectSeconds = 0.05;

    private readonly Sessions _sessions;
    private readonly ClusterWork _work;
    private readonly ReturnedChunks _returned;
    private readonly ChunkEncoder _encoder;
    private readonly ClusterRoom _room;
    private readonly HandOver _handOver;
    private readonly MessagePace _pace;
    private readonly CommandList _commands;
    private readonly Func<PoolTask, int> _roomOf;
    private readonly Predicate<PoolTask> _hasRoom;
    private RemoteSession _session = null!;
    private int _mostOpen;
    private int _first;

    internal Dispatcher(
        Sessions sessions, ClusterWork work, ReturnedChunks returned, ChunkEncoder encoder, ClusterRoom room, HandOver handOver, MessagePace pace,
        CommandList commands)
    {
        (_sessions, _work, _returned, _encoder) = (sessions, work, returned, encoder);
        (_room, _handOver, _pace, _commands) = (room, handOver, pace, commands);
        _roomOf = RoomOf;
        _hasRoom = task => RoomOf(task) > 0;
    }

    /// <summary>When a host should get work next that was not to get any yet.</summary>
    internal long NextFill { get; set; } = long.MaxValue;

    /// <summary>Whether anything waits for a host.</summary>
    internal bool HasWork => _work.Feeding.Count > 0 || _returned.Any || _work.Calls > 0;

    /// <summary>Whether nothing is there that could go to a host now.</summary>
    internal bool IsDry
    {
        get
        {
            if (_returned.Any || _work.Calls > 0) return false;
            foreach (IPoolSubmission submission in _work.Feeding.Keys)
            {
                if (submission.Available > 0) return false;
            }

            return true;
        }
    }

    /// <summary>Gives a call a place, if there is room.</summary>
    internal Admission Admit(IPoolSubmission call, ReadOnlySpan<byte> arguments, bool mayExceed, long now)
    {
        if (call.IsCancelled) return Admission.Cancelled;
        if (_room.IsFull()) return Admission.Full;
        if (!mayExceed && !_room.HasRoomFor(arguments.Length)) return Admission.OverBytes;
        bool isFirst = !HasWork;
        RemoteSession? session = PickSession(call.Task, now);
        if (isFirst && session is not null)
        {
            _handOver.Hand(session, new WaitingChunk(call, 0, 1, call.Envelope.Attempt, arguments.ToArray()), 0);
            Flush(session, now);
            return Admission.Admitted;
        }

        // What waits may be for other hosts.
        _work.Enqueue(call, arguments, now);
        if (session is not null) Fill(session, now);
        return Admission.Admitted;
    }

    /// <summary>Gives work to every host that may have more: first something to each slot, then what its window holds.</summary>
    internal void FillAll(long now)
    {
        List<RemoteSession> all = _sessions.All;
        if (all.Count == 0 || !HasWork) return;
        _first = (_first + 1) % all.Count;
        for (int i = 0; i < all.Count; i++)
        {
            RemoteSession session = all[(_first + i) % all.Count];
            Fill(session, session.Slots, now);
        }

        for (int i = 0; i < all.Count && HasWork; i++) Fill(all[(_first + i) % all.Count], int.MaxValue, now);
        for (int i = 0; i < all.Count; i++) Flush(all[i], now);
    }

    /// <summary>Gives work to one host.</summary>
    internal void Fill(RemoteSession session, long now)
    {
        Fill(session, session.Slots, now);
        Fill(session, int.MaxValue, now);
        Flush(session, now);
    }

    private void Fill(RemoteSession session, int mostOpen, long now)
    {
        if (!MayFill(session, now)) return;
        (_session, _mostOpen) = (session, mostOpen);
        while (session.Open < mostOpen && HasWork && FillOne())
        {
        }
    }

    private void Flush(RemoteSession session, long now)
    {
        if (session.DetachSubmission(now) is not { } operation) return;
        _commands.Operate(session, operation);
        session.FillAt = _pace.Next(session, now);
    }

    private bool MayFill(RemoteSession session, long now)
    {
        if (session.State != SessionState.Open || session.Unanswered >= MostUnanswered) return false;
        session.IsToBeFilled = now < session.FillAt;
        if (!session.IsToBeFilled) return true;
        NextFill = Math.Min(NextFill, session.FillAt);
        return false;
    }

    private bool FillOne()
    {
        if (_returned.Any && SendReturned()) return true;
        var place = new Place(this);
        return PriorityTurns.TryOne(_work.Levels, ref place);
    }

    // Single calls and maps take turns, so that neither starves the other.
    private bool FillFrom(ClusterLevel level)
    {
        for (int tries = level.Feeders.Count; tries >= 0; tries--)
        {
            if (level.Feeders.NextTurn() is { } feeder ? _encoder.Send(_session, feeder, RoomOf(feeder.Submission.Task)) : SendCall(level.Calls)) return true;
        }

        return false;
    }

    private bool SendCall(CallQueues queues)
    {
        while (queues.NextTurn(_hasRoom) is var (_, calls))
        {
            ref readonly WaitingCall call = ref calls.Peek();
            IPoolSubmission submission = call.Submission;
            byte[]? arguments = submission.IsCancelled ? null : call.Payload.ToArray();
            calls.Dequeue();
            if (arguments is null) continue;
            _handOver.Hand(_session, new WaitingChunk(submission, 0, 1, submission.Envelope.Attempt, arguments), 0);
            return true;
        }

        return false;
    }

    private bool SendReturned()
    {
        // A host that has enough does not get back what another one is free for.
        if (_mostOpen == int.MaxValue && _session.Open >= _session.Slots && IsAnyFree(null)) return false;
        if (_returned.RemoveNext(_roomOf) is { } chunk)
        {
            _handOver.Hand(_session, chunk, chunk.Submission.FixedChunkSize);
            return true;
        }

        if (_session.Suspects is not null || _returned.NextGroup(_hasRoom) is not { } group) return false;
        WaitingChunk next = group.Waiting[^1];
        WaitingChunk suspects = group.RemoveNext(Math.Min(RoomOf(next.Submission.Task), MostTogether(next)));
        _handOver.Hand(_session, suspects, suspects.Count);
        return true;
    }

    private bool IsAnyFree(PoolTask? task)
    {
        foreach (RemoteSession session in _sessions.All)
        {
            if (session.State != SessionState.Open || session.Open >= session.Slots || session == _session) continue;
            if (task is null || session.TaskOf(task).Runs != false) return true;
        }

        return false;
    }

    private int MostTogether(WaitingChunk suspects)
    {
        double perItem = _session.TaskOf(suspects.Submission.Task).Times.SecondsPerItem;
        bool isLast = suspects.Attempt >= HandOver.MostAttempts(suspects.Submission);
        return isLast || perItem <= 0 ? 1 : (int)Math.Clamp(MostSuspectSeconds / perItem, 1, MostSuspects);
    }

    // How many items of a task the host may have now.
    private int RoomOf(PoolTask task)
    {
        TaskAtHost there = _commands.Check(_session, task);
        if (there.Runs != true) return 0;
        int room = RoomAt(_session, there);

        // As long as nobody knows how long it takes, nothing waits for a slot while another one is free.
        if (there.Times.SecondsPerItem <= 0 && room > _session.Slots - _session.Open && IsAnyFree(task)) room = _session.Slots - _session.Open;
        return _mostOpen == int.MaxValue ? room : Math.Min(room, _mostOpen - _session.Open);
    }

    private int RoomAt(RemoteSession session, TaskAtHost there)
    {
        double perItem = there.Times.SecondsPerItem;
        int room = SessionWindow.Room(session.Slots, session.Open, session.SecondsOpen, perItem, session.RoundTrip, _pace.Seconds);
        if (there.Task.Idempotent) return room;
        return Math.Min(room, SessionWindow.MostOnce(session.Slots, session.OnceRunning, perItem, session.RoundTrip, _pace.Seconds) - session.OnceOpen);
    }

    private RemoteSession? PickSession(PoolTask task, long now)
    {
        RemoteSession? best = null;
        double least = double.MaxValue;
        foreach (RemoteSession session in _sessions.All)
        {
            if (!MayFill(session, now)) continue;
            TaskAtHost there = _commands.Check(session, task);
            double load = (double)session.Open / session.Slots;
            if (load >= least || there.Runs != true || RoomAt(session, there) < 1) continue;
            best = session;
            least = load;
            if (load == 0) break;
        }

        return best;
    }

    private readonly struct Place(Dispatcher dispatcher) : ITurnPlace<ClusterLevel>
    {
        public bool TryFill(ClusterLevel level) => dispatcher.FillFrom(level);
    }
}
