namespace PoolGen.Orleans.Scheduling;

/// <summary>Items that were at a host when it was lost, each of which may be why: they run one after the other, at one host at a time, on one of its slots.</summary>
internal sealed class SuspectGroup
{
    // The next ones are last.
    private readonly List<WaitingChunk> _waiting = [];

    /// <summary>Those of them that a host has.</summary>
    internal HandedChunk? Handed { get; set; }

    internal IReadOnlyList<WaitingChunk> Waiting => _waiting;

    internal bool IsDone => _waiting.Count == 0 && Handed is null;

    internal void Add(WaitingChunk chunk) => _waiting.Add(chunk);

    /// <summary>Removes the next ones, as many as fit.</summary>
    internal WaitingChunk RemoveNext(int most)
    {
        WaitingChunk next = _waiting[^1];
        _waiting.RemoveAt(_waiting.Count - 1);
        if (next.Count <= most) return next;
        _waiting.Add(next.Slice(most, next.Count - most));
        return next.Slice(0, most);
    }

    /// <summary>Removes those that are no longer to be run.</summary>
    internal List<WaitingChunk> RemoveAll(Predicate<WaitingChunk> match)
    {
        List<WaitingChunk> removed = _waiting.FindAll(match);
        if (removed.Count > 0) _waiting.RemoveAll(match);
        return removed;
    }
}
