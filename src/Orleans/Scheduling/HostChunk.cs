namespace PoolGen.Orleans.Scheduling;

/// <summary>A chunk at its host. Its items start from the front, and are given back from the end.</summary>
/// <param name="chunk">The chunk.</param>
internal sealed class HostChunk(WorkChunk chunk)
{
    private ItemMarks _ended = new(chunk.Count);

    internal WorkChunk Chunk => chunk;

    /// <summary>How many items have started.</summary>
    internal int Started { get; private set; }

    /// <summary>Where those end that have started or wait: the others were given back or have been cancelled.</summary>
    internal int Limit { get; private set; } = chunk.Count;

    internal int Waiting => Limit - Started;

    internal bool IsRunning => _ended.Count < Started;

    /// <summary>Whether all have ended, or will not start.</summary>
    internal bool IsDone => _ended.Count == Limit;

    /// <summary>So many more items start; returns the first of them.</summary>
    internal int Start(int count)
    {
        int first = Started;
        Started += count;
        return first;
    }

    /// <summary>So many items at the end will not start; returns the first of them.</summary>
    internal int Cut(int count) => Limit -= count;

    /// <summary>Items that have started end; false when that makes no sense.</summary>
    internal bool TryEnd(int first, int count) => first >= 0 && count > 0 && first <= Started - count && _ended.TryMark(first, count);
}
