namespace PoolGen.Orleans.Scheduling;

/// <summary>Reads what hosts say: each event once, in order, and only what can be.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class ReplyReader(HandOver handOver, ReturnedChunks returned, LostChunks lost, EndList ends, ClusterCounts counts)
{
    /// <summary>Reads the events that were not read before.</summary>
    /// <returns>False when the host has said what cannot be: nothing that it says can be believed.</returns>
    internal bool TryRead(RemoteSession session, TakeReply reply)
    {
        foreach (SessionEvent said in reply.Events)
        {
            if (said.Number <= session.Read)
            {
                counts.Doubled++;
                continue;
            }

            // Those before are told again with the next reply.
            if (said.Number != session.Read + 1) return true;
            if (!TryRead(session, said)) return false;
            session.Read = said.Number;
        }

        session.Done = Math.Max(session.Done, reply.Done);
        return true;
    }

    private bool TryRead(RemoteSession session, SessionEvent said)
    {
        // What was told of a chunk after its end is a report that came late.
        if (!session.Chunks.TryGetValue(said.Chunk, out HandedChunk? chunk)) return said.Kind == SessionEventKind.Reported;
        switch (said.Kind)
        {
            case SessionEventKind.Started:
                session.Count(chunk, 0, chunk.Start(said.First + said.Count));
                return true;
            case SessionEventKind.Reported:
                ends.Add(End(chunk, said, ItemEndKind.Reported));
                return true;
            case SessionEventKind.Returned:
                return TryReturn(session, chunk, said);
            case SessionEventKind.Cancelled when said.First >= chunk.Started:
                return TryCancelWaiting(session, chunk, said);
            default:
                return TryEnd(session, chunk, said);
        }
    }

    private bool TryReturn(RemoteSession session, HandedChunk chunk, SessionEvent said)
    {
        if (!chunk.TryReturn(said.First, said.Count)) return false;
        counts.Returned += said.Count;
        returned.Add(chunk.Items.Slice(said.First, said.Count));
        session.Count(chunk, -said.Count, 0);
        handOver.Settle(session, chunk);
        return true;
    }

    // Cancelled before they started: cut off as what is given back.
    private bool TryCancelWaiting(RemoteSession session, HandedChunk chunk, SessionEvent said)
    {
        if (!chunk.TryReturn(said.First, said.Count)) return TryEnd(session, chunk, said);
        ends.Cancel(chunk.Submission, chunk.Items.FirstIndex + said.First, said.Count);
        session.Count(chunk, -said.Count, 0);
        handOver.Settle(session, chunk);
        return true;
    }

    private bool TryEnd(RemoteSession session, HandedChunk chunk, SessionEvent said)
    {
        int started = chunk.Start(said.First + said.Count);
        if (!chunk.TryEnd(said.First, said.Count)) return false;
        chunk.Task.Measured(said.Count, said.Seconds);
        session.Count(chunk, -said.Count, started - said.Count);
        switch (said.Kind)
        {
            case SessionEventKind.Results:
                ends.Add(End(chunk, said, ItemEndKind.Results));
                break;
            case SessionEventKind.Failed:
                ends.Add(End(chunk, said, said.Failure is null ? ItemEndKind.Thrown : ItemEndKind.Failed));
                break;
            case SessionEventKind.Lost:
                lost.Recover(chunk.Items.Slice(said.First, said.Count) with { Group = null }, said.Failure!);
                break;
            default:
                ends.Add(End(chunk, said, ItemEndKind.Cancelled));
                break;
        }

        handOver.Settle(session, chunk);
        return true;
    }

    private static ItemEnd End(HandedChunk chunk, SessionEvent said, ItemEndKind kind) =>
        new(chunk.Submission, kind, chunk.Items.FirstIndex + said.First, said.Count)
        {
            Bytes = said.Bytes,
            Envelope = said.Envelope,
            Failure = said.Failure,
        };
}
