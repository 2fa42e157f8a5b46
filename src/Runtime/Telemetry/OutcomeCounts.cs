namespace PoolGen.Telemetry;

/// <summary>Counts of items, by task and outcome, and of what came with them. They only grow.</summary>
/// <remarks>
/// One thread at a time writes, by plain additions: whoever takes a worker's results, or whoever holds the pool's lock. Any thread reads: it sees what
/// was written before the results that it has seen.
/// </remarks>
internal sealed class OutcomeCounts
{
    // A task's counts fill a cache line. The first line is left to the array's own header and to whatever lies in front of it, the last to what lies behind:
    // other threads write there.
    private const int Stride = 8;
    private const int Bytes = Stride;
    private const int Finished = Bytes + 1;
    private const int FirstTask = 2 * Stride;

    private long[] _counts = new long[FirstTask + (5 * Stride)];

    /// <summary>How many bytes came with the results.</summary>
    internal long BytesReceived => Volatile.Read(ref Volatile.Read(ref _counts)[Bytes]);

    /// <summary>How many items were started and have ended.</summary>
    internal long ItemsFinished => Volatile.Read(ref Volatile.Read(ref _counts)[Finished]);

    /// <summary>The count of one task, by its number.</summary>
    internal long this[int task, ItemOutcome outcome]
    {
        get
        {
            long[] counts = Volatile.Read(ref _counts);
            int at = FirstTask + (task * Stride) + (int)outcome;
            return at < counts.Length ? Volatile.Read(ref counts[at]) : 0;
        }
    }

    /// <summary>So many items of a task have this outcome; a negative number takes back what was counted too early.</summary>
    internal void Add(int task, ItemOutcome outcome, int items)
    {
        int at = FirstTask + (task * Stride) + (int)outcome;
        if (at + Stride >= _counts.Length) Grow(task);
        _counts[at] += items;
    }

    /// <summary>So many items of a task have a result, of so many bytes.</summary>
    internal void AddResults(int task, int items, long bytes)
    {
        Add(task, ItemOutcome.Ok, items);
        AddFinished(items, bytes);
    }

    /// <summary>So many items were started and have ended, with so many bytes.</summary>
    internal void AddFinished(int items, long bytes)
    {
        long[] counts = _counts;
        counts[Finished] += items;
        counts[Bytes] += bytes;
    }

    private void Grow(int task)
    {
        var more = new long[FirstTask + (2 * (task + 2) * Stride)];
        Array.Copy(_counts, more, _counts.Length);
        Volatile.Write(ref _counts, more);
    }
}
