namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// A session as its host keeps it: what was handed to it and what may start, what the caller has to hear, and whether the caller is still there. It knows no
/// thread, no clock and no network: the class that is simulated is the one that ships.
/// </summary>
/// <remarks>Every member is called under a lock of the session's own.</remarks>
/// <param name="leaseTime">As of <see cref="HostCommand.LeaseTime"/>.</param>
/// <param name="callerLossGrace">As of <see cref="HostCommand.CallerLossGrace"/>.</param>
/// <param name="now">When it was opened, before the caller is told.</param>
internal sealed class HostSession(long leaseTime, long callerLossGrace, long now)
{
    private readonly SessionLease _lease = new(leaseTime, callerLossGrace, now);
    private readonly OrderedOperations _operations = new();
    private readonly EventLog _events = new();
    private readonly Dictionary<long, HostChunk> _chunks = [];
    private bool _isDraining;
    private bool _toldDraining;

    /// <summary>Whether a request should be answered at once.</summary>
    internal bool HasNews => _events.HasNews || _isDraining != _toldDraining;

    /// <summary>When <see cref="HasLapsed"/> may become true.</summary>
    internal long NextLook => _lease.NextLook;

    /// <summary>How many chunks have items that have not ended.</summary>
    internal int Chunks => _chunks.Count;

    /// <summary>How many events the caller has not acknowledged.</summary>
    internal int Unacknowledged => _events.Count;

    /// <summary>Whether the caller was silent for so long that the session has ended: what runs of it is to be killed.</summary>
    internal bool HasLapsed(long now) => _lease.HasLapsed(now);

    /// <summary>Whether items may start: not while nobody knows whether the caller still counts on this host.</summary>
    internal bool MayStart(long now) => !_lease.IsPaused(now) && !_lease.HasLapsed(now);

    /// <summary>An operation has arrived, perhaps not for the first time, and perhaps before others. All of them are answered.</summary>
    /// <returns>What is to be done now.</returns>
    internal SessionWork Receive(SessionOperation operation, long now)
    {
        _lease.Heard(now);
        if (_lease.HasLapsed(now)) return SessionWork.None;
        List<WorkChunk> run = [];
        List<long> cancel = [];
        foreach (SessionOperation next in _operations.Accept(operation))
        {
            foreach (WorkChunk chunk in next.Chunks)
            {
                if (Add(chunk)) run.Add(chunk);
            }

            foreach (ChunkPart part in next.Parts)
            {
                if (!_chunks.TryGetValue(part.Chunk, out HostChunk? chunk)) continue;
                Cut(chunk, part.Count, next.Kind == OperationKind.Cancel ? SessionEventKind.Cancelled : SessionEventKind.Returned);
                if (next.Kind == OperationKind.Cancel && chunk.IsRunning) cancel.Add(part.Chunk);
            }
        }

        return new SessionWork(run, cancel);
    }

    /// <summary>How many items of a chunk could start now.</summary>
    internal int Waiting(long chunk, long now) => MayStart(now) && _chunks.TryGetValue(chunk, out HostChunk? waiting) ? waiting.Waiting : 0;

    /// <summary>How many items of a chunk have not started, whatever the lease says.</summary>
    internal int Left(long chunk) => _chunks.TryGetValue(chunk, out HostChunk? left) ? left.Waiting : 0;

    /// <summary>Whether a chunk has items that have not ended.</summary>
    internal bool IsOpen(long chunk) => _chunks.ContainsKey(chunk);

    /// <summary>Items of a chunk are about to start. This is where the lease is looked at: exactly as many may be started as it says.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="most">How many would be started.</param>
    /// <param name="now">When.</param>
    /// <param name="first">The first of those that may.</param>
    /// <returns>How many may.</returns>
    internal int Start(long chunk, int most, long now, out int first)
    {
        int count = Math.Min(most, Waiting(chunk, now));
        first = 0;
        if (count <= 0) return 0;
        first = _chunks[chunk].Start(count);
        _events.Add(new SessionEvent(0, SessionEventKind.Started, chunk, first, count));
        return count;
    }

    /// <summary>Items that were started have ended: with results, failed, lost with their worker, or cancelled.</summary>
    /// <param name="outcome">How; its number does not matter.</param>
    /// <returns>False when they had ended already, or never started: nothing is said of them.</returns>
    internal bool End(SessionEvent outcome)
    {
        if (!_chunks.TryGetValue(outcome.Chunk, out HostChunk? chunk) || !chunk.TryEnd(outcome.First, outcome.Count)) return false;
        _events.Add(outcome);
        DropIfDone(chunk);
        return true;
    }

    /// <summary>A running item reports its progress.</summary>
    internal void Report(long chunk, int index, ReadOnlyMemory<byte> progress)
    {
        if (_chunks.ContainsKey(chunk)) _events.Add(new SessionEvent(0, SessionEventKind.Reported, chunk, index, 1) { Bytes = progress });
    }

    /// <summary>The caller asks what is new; answered by <see cref="Reply"/>.</summary>
    internal void Take(TakeRequest request, long now)
    {
        _lease.Heard(now);
        if (_lease.HasLapsed(now)) return;
        _lease.Confirmed(request.Heard);
        _events.Acknowledge(request.Acknowledged);
    }

    /// <summary>The answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">How many bytes of payloads it may carry; one event is always in it.</param>
    /// <param name="now">When it is sent.</param>
    internal TakeReply Reply(TakeRequest request, long mostBytes, long now)
    {
        _lease.Replied(request.Number, now);
        _toldDraining = _isDraining;
        return new TakeReply(request.Number, _operations.Done, _events.Reply(mostBytes), _isDraining);
    }

    /// <summary>The host wants to leave: what has not started goes back, also what comes later.</summary>
    internal void Drain()
    {
        _isDraining = true;
        foreach (HostChunk chunk in _chunks.Values.ToArray()) Cut(chunk, chunk.Waiting, SessionEventKind.Returned);
    }

    private bool Add(WorkChunk chunk)
    {
        var added = new HostChunk(chunk);
        _chunks.Add(chunk.Id, added);
        if (!_isDraining) return true;
        Cut(added, added.Waiting, SessionEventKind.Returned);
        return false;
    }

    private void Cut(HostChunk chunk, int most, SessionEventKind kind)
    {
        int count = Math.Min(most, chunk.Waiting);
        if (count > 0) _events.Add(new SessionEvent(0, kind, chunk.Chunk.Id, chunk.Cut(count), count));
        DropIfDone(chunk);
    }

    private void DropIfDone(HostChunk chunk)
    {
        if (chunk.IsDone) _chunks.Remove(chunk.Chunk.Id);
    }
}
