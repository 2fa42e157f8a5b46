using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// Decides which host of a cluster runs what, and what happens when one dies, is silent, slow or leaves: a state machine over messages and times that it is
/// given. It knows no thread, no clock and no network, so the class that is simulated is the class that ships. It holds the objects that decide, and says in
/// which order they hear of an event.
/// </summary>
/// <remarks>
/// Every member is called under the pool's lock, except where it says otherwise. What it decides waits in <see cref="DetachEnds"/> and
/// <see cref="DetachCommands"/> until the lock is left. Times are ticks of 100 ns on a clock that only goes forward.
/// </remarks>
internal sealed partial class ClusterScheduler
{
    private readonly ClusterSettings _settings;
    private readonly AcceptedSubmissions _accepted = new();
    private readonly EndList _ends = new();
    private readonly ClusterWork _work = new();
    private readonly Sessions _sessions = new();
    private readonly ReturnedChunks _returned;
    private readonly CommandList _commands;
    private readonly MessagePace _pace;
    private readonly ClusterRoom _room;
    private readonly Dispatcher _dispatcher;
    private readonly TakeBack _takeBack;
    private readonly LostChunks _lost;
    private readonly ReplyReader _reader;
    private readonly HostWatch _watch;
    private readonly HostWaits _waits;
    private readonly Dictionary<HostKey, long> _openAgainAt = [];
    private Func<Exception>? _givenUp;

    internal ClusterScheduler(ClusterSettings settings)
    {
        _settings = settings;
        _returned = new ReturnedChunks(_ends);
        _commands = new CommandList(settings, Counts);
        _pace = new MessagePace(settings, _sessions);
        _room = new ClusterRoom(settings, _sessions, _work, _returned);
        var handOver = new HandOver(settings, _returned);
        var encoder = new ChunkEncoder(settings, _sessions, _work, _room, handOver, _pace, _ends);
        _dispatcher = new Dispatcher(_sessions, _work, _returned, encoder, _room, handOver, _pace, _commands);
        _takeBack = new TakeBack(_sessions, _pace, _commands);
        _lost = new LostChunks(_returned, _ends, Counts);
        _reader = new ReplyReader(handOver, _returned, _lost, _ends, Counts);
        _watch = new HostWatch(settings, _sessions);
        _waits = new HostWaits(settings, _sessions, _work, _returned, _ends);
    }

    /// <summary>Read without the lock where a call is counted.</summary>
    internal PoolState State => _accepted.State;

    internal ClusterCounts Counts { get; } = new();

    /// <summary>The sessions that are not over.</summary>
    internal IReadOnlyList<RemoteSession> Hosts => _sessions.All;

    /// <summary>How many items the hosts of now run at once.</summary>
    internal int Slots => _sessions.Slots;

    /// <summary>How many submissions have been accepted and have not ended.</summary>
    internal long OpenSubmissions => _accepted.Count;

    /// <summary>The maps and streams that have not ended.</summary>
    internal IReadOnlyCollection<IPoolSubmission> Submissions => _accepted.MapsAndStreams;

    /// <summary>How many items wait, at hosts or for one.</summary>
    internal long Queued => _room.CountWaiting();

    /// <summary>How many bytes of encoded arguments the caller holds.</summary>
    internal long Buffered => _room.Buffered;

    /// <summary>Whether the pool accepts nothing more, all that it had accepted has its end, and no session is left.</summary>
    internal bool IsGone => _accepted.State != PoolState.Running && _sessions.All.Count == 0 && !_ends.Any && (_accepted.Count == 0 || _accepted.HasGivenUp);

    /// <summary>Outcomes to be given now that the lock is left.</summary>
    internal List<ItemEnd>? DetachEnds() => _ends.Detach();

    /// <summary>What is to be sent now that the lock is left.</summary>
    internal List<HostCommand>? DetachCommands() => _commands.Detach();

    /// <summary>Counts a call, before anything can end it. Needs no lock.</summary>
    /// <returns>False when the pool accepts none: then it is counted all the same until <see cref="CallsEnded"/>, since the pool may have looked meanwhile.</returns>
    internal bool TryAcceptCall() => _accepted.TryAcceptCall();

    /// <summary>Counts a map or stream, before anything can end it; false when the pool accepts none.</summary>
    internal bool TryAcceptSubmission(IPoolSubmission submission) => _accepted.TryAccept(submission);

    /// <summary>Gives an accepted call a place, if there is room, with its encoded arguments.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">Its encoded arguments.</param>
    /// <param name="mayExceed">Whether it need not wait for bytes that are to be sent.</param>
    /// <param name="now">When.</param>
    internal Admission Admit(IPoolSubmission call, ReadOnlySpan<byte> arguments, bool mayExceed, long now)
    {
        if (_accepted.State != PoolState.Running) return Admission.NotRunning;
        _waits.Know(call.Task, now);
        return _dispatcher.Admit(call, arguments, mayExceed, now);
    }

    /// <summary>Sends items of an accepted map or stream from now on.</summary>
    internal void Submit(IPoolSubmission submission, long now)
    {
        _waits.Know(submission.Task, now);
        _work.Add(submission, now);
        _dispatcher.FillAll(now);
    }

    /// <summary>A map or a stream has items again, or its source has ended.</summary>
    internal void Offer(IPoolSubmission submission, long now)
    {
        if (_accepted.Contains(submission)) _dispatcher.FillAll(now);
    }

    /// <summary>A submission should end: what waits ends at once, hosts are told of what they have. Its items that were not encoded are its own: see <see cref="IItemProducer.CancelRemaining"/>.</summary>
    internal void Cancel(IPoolSubmission submission, long now)
    {
        if (!submission.IsSingle)
        {
            if (!_accepted.Contains(submission)) return;
            _work.Remove(submission);
        }

        bool ends = CancelAtHosts(submission, now);
        ends |= _returned.Cancel(submission);
        if (!ends && submission.IsSingle)
        {
            _ends.Cancel(submission, 0, 1);
            _work.MayHaveCancelled(submission);
        }

        _dispatcher.FillAll(now);
    }

    /// <summary>An accepted submission has ended, or was refused after all.</summary>
    internal void Ended(IPoolSubmission submission)
    {
        if (submission.IsSingle) _accepted.CallsEnded(1);
        else if (_accepted.Remove(submission)) _work.Remove(submission);
        LeaveIfDone();
    }

    /// <summary>This many calls have ended.</summary>
    internal void CallsEnded(int count)
    {
        _accepted.CallsEnded(count);
        LeaveIfDone();
    }

    /// <summary>Calls that were cancelled while they waited have their end: they give back their room.</summary>
    internal void DropCancelledCalls() => _work.DropCancelled();

    /// <summary>No new work; what was accepted finishes.</summary>
    internal void Close()
    {
        if (_accepted.TryClose()) LeaveIfDone();
    }

    /// <summary>Hosts end what they have of this caller; what has no outcome is given up.</summary>
    internal void Terminate()
    {
        if (!_accepted.TryTerminate()) return;
        _givenUp = static () => new PoolTerminatedException("The pool was terminated before the item had ended.");
        List<IPoolSubmission> calls = _work.RemoveCalls(null, long.MaxValue);
        calls.AddRange(_returned.RemoveAll(static _ => true).Select(static chunk => chunk.Submission));
        foreach (RemoteSession session in _sessions.All.ToArray())
        {
            calls.AddRange(session.Chunks.Values.Select(static chunk => chunk.Submission));
            _commands.Close(session);
            _sessions.Remove(session, "the pool was terminated");
        }

        foreach (IPoolSubmission call in calls.Where(static call => call.IsSingle)) _ends.Abandon(call, _givenUp());
        foreach (IPoolSubmission submission in _accepted.MapsAndStreams)
        {
            _work.Remove(submission);
            _ends.Abandon(submission, _givenUp());
        }
    }

    private bool CancelAtHosts(IPoolSubmission submission, long now)
    {
        bool any = false;
        foreach (RemoteSession session in _sessions.All)
        {
            ChunkPart[] parts =
            [
                .. session.Chunks.Values.Where(chunk => ReferenceEquals(chunk.Submission, submission)).Select(static chunk => new ChunkPart(chunk.Id, int.MaxValue)),
            ];
            if (parts.Length == 0) continue;
            any = true;
            _commands.Operate(session, session.Operate(OperationKind.Cancel, [], parts, now));
        }

        return any;
    }

    private void LeaveIfDone()
    {
        if (_accepted.State == PoolState.Running || _accepted.Count > 0) return;
        foreach (RemoteSession session in _sessions.All.ToArray())
        {
            _commands.Close(session);
            _sessions.Remove(session, "the pool was closed");
        }
    }
}
