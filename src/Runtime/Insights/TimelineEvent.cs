namespace PoolGen;

/// <summary>Something that took a worker's time.</summary>
public sealed record TimelineEvent
{
    /// <summary>What it is.</summary>
    public TimelineEventKind Kind { get; init; }

    /// <summary>The worker's number.</summary>
    public int WorkerId { get; init; }

    /// <summary>The task of an item or a chunk; why a worker ended.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took; zero for an end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The item's place in its map or stream, or that of a chunk's first item; -1 for a single call and for workers.</summary>
    public long Index { get; init; } = -1;

    /// <summary>How many items.</summary>
    public int Count { get; init; }

    /// <summary>How an item ended: ok, error, cancelled, timeout, lost; else empty.</summary>
    public string Outcome { get; init; } = string.Empty;
}
