namespace PoolGen;

/// <summary>How far a map has come, in items.</summary>
/// <param name="Completed">Items that have ended, failed ones included.</param>
/// <param name="Total">Items in all, or null while the source's length is not known.</param>
public readonly record struct MapProgress(long Completed, long? Total)
{
    /// <summary>How many of the completed items have failed.</summary>
    public long Failed { get; init; }
}
