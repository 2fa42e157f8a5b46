namespace PoolGen.Orleans.Scheduling;

/// <summary>Decides by their silence which hosts are suspect, and which are given up.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class HostWatch(ClusterSettings settings, Sessions sessions)
{
    /// <summary>It is looked at least so often.</summary>
    internal long Often { get; } = Math.Clamp(settings.HostLossGrace / 10, 1, TimeSpan.TicksPerSecond);

    private long _lookedAt = long.MinValue;

    /// <summary>Looks at all hosts.</summary>
    /// <returns>Those that were silent for too long.</returns>
    internal List<RemoteSession> Look(long now)
    {
        // While this process stood still it heard nobody: that is not their silence.
        long stoodStill = _lookedAt == long.MinValue ? 0 : now - _lookedAt - (2 * Often);
        _lookedAt = now;
        List<RemoteSession> silent = [];
        foreach (RemoteSession session in sessions.All)
        {
            if (stoodStill > 0) session.HeardAt = Math.Min(now, session.HeardAt + stoodStill);
            long silence = now - session.HeardAt;
            if (silence >= settings.HostLossGrace) silent.Add(session);
            else if (silence >= settings.SuspectAfter && session.State == SessionState.Open) session.State = SessionState.Suspect;
        }

        return silent;
    }

    /// <summary>A session was heard.</summary>
    internal static void Heard(RemoteSession session, long now)
    {
        session.HeardAt = Math.Max(session.HeardAt, now);
        if (session.State == SessionState.Suspect) session.State = SessionState.Open;
    }
}
