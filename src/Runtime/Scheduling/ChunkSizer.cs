namespace PoolGen.Scheduling;

/// <summary>
/// Chooses how many items of a map or stream travel together: enough for about ten milliseconds of work, as measured, and fewer towards
/// the end, so that all workers end together. (joblib's batching aims at seconds; here a chunk costs microseconds.)
/// </summary>
/// <remarks>Told by several readers, asked under the pool's lock; a lost update only makes the estimate older.</remarks>
internal sealed class ChunkSizer
{
    private const double TargetSeconds = 0.010;
    private const int FastestGrowth = 64;

    private double _secondsPerItem;
    private int _largestMeasured = 1;

    /// <summary>A chunk of so many items took so long, on the pool's clock.</summary>
    internal void Measured(int items, TimeSpan time)
    {
        double seconds = time.TotalSeconds / items;
        double known = Volatile.Read(ref _secondsPerItem);

        // A larger chunk measures better: its overhead is shared by more items.
        double estimate = known == 0 || items > _largestMeasured ? seconds : (known * 0.7) + (seconds * 0.3);
        Volatile.Write(ref _secondsPerItem, estimate);
        if (items > _largestMeasured) _largestMeasured = items;
    }

    /// <summary>How long an item takes, as measured; 0 while nothing was.</summary>
    internal double SecondsPerItem => Volatile.Read(ref _secondsPerItem);

    /// <summary>How many items the next chunk should have.</summary>
    /// <param name="remaining">How many items there still are, where that is known.</param>
    /// <param name="workers">Among how many workers they are divided.</param>
    /// <param name="targetSeconds">How much work one worker is to get.</param>
    internal int Next(long? remaining, int workers, double targetSeconds = TargetSeconds)
    {
        double perItem = SecondsPerItem;
        if (perItem == 0) return 1;
        double wanted = Math.Min(targetSeconds / perItem, (double)_largestMeasured * FastestGrowth);
        if (remaining is { } left) wanted = Math.Min(wanted, Math.Ceiling(left / (2.0 * workers)));
        return (int)Math.Clamp(wanted, 1, int.MaxValue);
    }
}
