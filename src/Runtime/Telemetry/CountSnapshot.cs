using PoolGen.CompilerServices;

namespace PoolGen.Telemetry;

/// <summary>A pool's counts at one moment.</summary>
/// <param name="Tasks">The tasks, by their numbers.</param>
/// <param name="Counts">For each task, its items by <see cref="ItemOutcome"/>.</param>
/// <param name="BytesSent">Bytes of arguments that were sent.</param>
/// <param name="BytesReceived">Bytes of results that came.</param>
internal sealed record CountSnapshot(PoolTask[] Tasks, long[][] Counts, long BytesSent, long BytesReceived)
{
    /// <summary>The counts of a pool that has just begun.</summary>
    internal static CountSnapshot Nothing { get; } = new([], [], 0, 0);

    /// <summary>How many items of all tasks.</summary>
    internal long Of(ItemOutcome outcome)
    {
        long sum = 0;
        foreach (long[] counts in Counts) sum += counts[(int)outcome];
        return sum;
    }

    /// <summary>How many items of one task have ended.</summary>
    internal long Ended(int task)
    {
        long sum = 0;
        foreach (long count in Counts[task].AsSpan(0, ItemOutcomes.Count)) sum += count;
        return sum;
    }

    /// <summary>These counts, none of them smaller than another's of an earlier moment: one that was taken back is reported with the next.</summary>
    internal CountSnapshot AtLeast(CountSnapshot earlier)
    {
        for (int task = 0; task < earlier.Counts.Length; task++)
        {
            long[] counts = Counts[task];
            for (int i = 0; i < counts.Length; i++) counts[i] = Math.Max(counts[i], earlier.Counts[task][i]);
        }

        return this with { BytesSent = Math.Max(BytesSent, earlier.BytesSent), BytesReceived = Math.Max(BytesReceived, earlier.BytesReceived) };
    }
}
