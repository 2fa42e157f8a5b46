namespace PoolGen.Orleans.Scheduling;

/// <summary>Near the end of the work, asks a slow host for what it has not started, so that one that is free can run it. What has started stays where it is.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class TakeBack(Sessions sessions, MessagePace pace, CommandList commands)
{
    /// <summary>Something has come of a host, and nothing waits: perhaps it is free now, or has more than another one that is.</summary>
    internal void Consider(RemoteSession session, long now)
    {
        if (IsIdle(session)) For(session, now);
        else if (CanGive(session)) From(session, now);
    }

    private static bool IsIdle(RemoteSession session) => session.State == SessionState.Open && session.Open < session.Slots;

    private static bool CanGive(RemoteSession session) => session.State == SessionState.Open && session.Returning <= session.Done && Spare(session) > 0;

    private void From(RemoteSession slow, long now)
    {
        foreach (RemoteSession idle in sessions.All)
        {
            if (!IsIdle(idle) || !IsWorthIt(slow, idle)) continue;
            Ask(slow, idle, now);
            return;
        }
    }

    private void For(RemoteSession idle, long now)
    {
        RemoteSession? slowest = null;
        double longest = 0;
        foreach (RemoteSession session in sessions.All)
        {
            if (!CanGive(session)) continue;
            double wait = SecondsUntilStarted(session);
            if (wait <= longest || !IsWorthIt(session, idle)) continue;
            slowest = session;
            longest = wait;
        }

        if (slowest is not null) Ask(slowest, idle, now);
    }

    // Beyond what its slots have in hand.
    private static int Spare(RemoteSession session) => session.Open - Math.Max(session.Slots, session.Running);

    private bool IsWorthIt(RemoteSession slow, RemoteSession idle) =>
        SecondsUntilStarted(slow) >= 2 * (idle.RoundTrip + slow.RoundTrip + (2 * pace.Seconds));

    private static double SecondsUntilStarted(RemoteSession session)
    {
        double seconds = session.SecondsOpen;
        return seconds <= 0 ? double.MaxValue : seconds * Spare(session) / session.Open / session.Slots;
    }

    private void Ask(RemoteSession session, RemoteSession idle, long now)
    {
        int wanted = Math.Min((Spare(session) + 1) / 2, idle.Slots - idle.Open);
        List<ChunkPart> parts = [];
        foreach (HandedChunk chunk in session.Chunks.Values.Reverse())
        {
            if (wanted == 0) break;
            if (chunk.Unstarted == 0 || chunk.Items.Group is not null || commands.Check(idle, chunk.Submission.Task).Runs != true) continue;
            int count = Math.Min(wanted, chunk.Unstarted);
            parts.Add(new ChunkPart(chunk.Id, count));
            wanted -= count;
        }

        if (parts.Count == 0) return;
        SessionOperation operation = session.Operate(OperationKind.Return, [], parts, now);
        session.Returning = operation.Number;
        commands.Operate(session, operation);
    }
}
