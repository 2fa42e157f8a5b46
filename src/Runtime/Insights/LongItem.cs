namespace PoolGen;

/// <summary>One of the items of a task that took longest.</summary>
public sealed record LongItem
{
    /// <summary>Its place in its map or stream; -1 for a single call.</summary>
    public long Index { get; init; }

    /// <summary>The number of the worker that ran it.</summary>
    public int WorkerId { get; init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; init; }
}
