namespace PoolGen.Telemetry;

/// <summary>Counts of items, by task and outcome. They only grow.</summary>
/// <remarks>
/// One thread at a time writes, by plain additions: whoever takes a worker's results, or whoever holds the pool's lock. Any thread reads: it sees what
/// was written before the results that it has seen.
/// </remarks>
internal sealed class OutcomeCounts
{
    // A task's counts fill a cache line.
    private const int Stride = 8;

    private long[] _counts = new long[4 * Stride];

    /// <summary>How many tasks there may be counts of.</summary>
    internal int Tasks => Volatile.Read(ref _counts).Length / Stride;

    /// <summary>The count of one task, by its number.</summary>
    internal long this[int task, ItemOutcome outcome]
    {
        get
        {
            long[] counts = Volatile.Read(ref _counts);
            int at = (task * Stride) + (int)outcome;
            return at < counts.Length ? Volatile.Read(ref counts[at]) : 0;
        }
    }

    /// <summary>So many items of a task have this outcome; a negative number takes back what was counted too early.</summary>
    internal void Add(int task, ItemOutcome outcome, int items)
    {
        int at = (task * Stride) + (int)outcome;
        if (at >= _counts.Length) Grow(task);
        _counts[at] += items;
    }

    private void Grow(int task)
    {
        var more = new long[2 * (task + 1) * Stride];
        Array.Copy(_counts, more, _counts.Length);
        Volatile.Write(ref _counts, more);
    }
}
