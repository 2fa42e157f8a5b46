namespace PoolGen;

/// <summary>What a <see cref="TimelineEvent"/> is.</summary>
public enum TimelineEventKind
{
    /// <summary>An item ran. Of a sample where more than 1,000 items a second end in a worker.</summary>
    Item,

    /// <summary>A chunk ran of which not every item is shown.</summary>
    Chunk,

    /// <summary>A worker was started.</summary>
    WorkerStart,

    /// <summary>A worker ended.</summary>
    WorkerExit,
}
