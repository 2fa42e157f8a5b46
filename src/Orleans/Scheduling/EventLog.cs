namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns what a host has to say of a session until its caller has acknowledged it.</summary>
internal sealed class EventLog
{
    private readonly List<SessionEvent> _events = [];
    private long _last;

    // Up to here events were in a reply: those stay as they are.
    private long _sent;

    /// <summary>Whether there is something that was in no reply yet.</summary>
    internal bool HasNews => _last > _sent;

    /// <summary>How many events wait to be acknowledged.</summary>
    internal int Count => _events.Count;

    /// <summary>Adds an event, with the next number.</summary>
    internal void Add(SessionEvent said)
    {
        // Items that start one after the other are told together.
        if (said.Kind == SessionEventKind.Started && HasNews && _events[^1] is { Kind: SessionEventKind.Started } before
            && before.Chunk == said.Chunk && before.First + before.Count == said.First)
        {
            _events[^1] = before with { Count = before.Count + said.Count };
            return;
        }

        _events.Add(said with { Number = ++_last });
    }

    /// <summary>The caller has had the events up to this one.</summary>
    internal void Acknowledge(long number)
    {
        int known = 0;
        while (known < _events.Count && _events[known].Number <= number) known++;
        _events.RemoveRange(0, known);
    }

    /// <summary>The events that are not acknowledged, from the first on, as many as fit.</summary>
    internal SessionEvent[] Reply(long mostBytes)
    {
        int count = 0;
        for (long bytes = 0; count < _events.Count && (count == 0 || bytes + _events[count].Bytes.Length <= mostBytes); count++) bytes += _events[count].Bytes.Length;
        if (count > 0) _sent = Math.Max(_sent, _events[count - 1].Number);
        return [.. _events[..count]];
    }
}
