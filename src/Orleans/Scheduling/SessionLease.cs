namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// Until when a host may start items of a session. It is renewed by what the caller has heard of the host: by the time at which that was said. So it
/// ends before the caller gives the host up, whatever was lost between them, as long as both clocks go equally fast.
/// </summary>
/// <param name="leaseTime">For how long it is renewed, in ticks: not longer than the caller waits for a silent host.</param>
/// <param name="callerLossGrace">After how much silence of the caller the session ends for good, in ticks.</param>
/// <param name="now">When the session was opened.</param>
internal sealed class SessionLease(long leaseTime, long callerLossGrace, long now)
{
    // Replies that the caller has not said to have heard: there are few, since it asks again only when it has.
    private readonly Queue<(long Number, long SentAt)> _sent = new();
    private long _renewedAt = now;
    private long _heardAt = now;
    private bool _hasLapsed;

    /// <summary>When it should be looked at next.</summary>
    internal long NextLook => _heardAt + callerLossGrace;

    /// <summary>Whether nothing more of the session may start for now.</summary>
    internal bool IsPaused(long now) => now - _renewedAt >= leaseTime;

    /// <summary>Whether the caller was silent for so long that the session has ended; it stays so.</summary>
    internal bool HasLapsed(long now) => _hasLapsed |= now - _heardAt >= callerLossGrace;

    /// <summary>Something has come from the caller. It does not bring back what has lapsed.</summary>
    internal void Heard(long now)
    {
        if (!HasLapsed(now)) _heardAt = Math.Max(_heardAt, now);
    }

    /// <summary>The caller has heard the reply with this number.</summary>
    internal void Confirmed(long number)
    {
        while (_sent.TryPeek(out (long Number, long SentAt) reply) && reply.Number <= number)
        {
            if (reply.Number == number) _renewedAt = Math.Max(_renewedAt, reply.SentAt);
            _sent.Dequeue();
        }
    }

    /// <summary>A reply is sent. Of several with one number nobody knows which one is heard: the first one counts.</summary>
    internal void Replied(long number, long now)
    {
        foreach ((long sent, _) in _sent)
        {
            if (sent >= number) return;
        }

        _sent.Enqueue((number, now));
    }
}
