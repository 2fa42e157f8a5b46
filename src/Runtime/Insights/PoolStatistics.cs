namespace PoolGen;

/// <summary>What a pool knows of its work and its workers, at one moment.</summary>
/// <remarks>
/// Counts are exact: an item is counted before its result can be seen. Times, quantiles and longest items are those of a sample. <see cref="ToString"/>
/// prints all of it as a table.
/// </remarks>
public sealed record PoolStatistics
{
    /// <summary>How many items have ended with a result.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many items have ended with an exception of their own.</summary>
    public long Failed { get; init; }

    /// <summary>How many items were cancelled.</summary>
    public long Cancelled { get; init; }

    /// <summary>How many items ran longer than their time limit.</summary>
    public long TimedOut { get; init; }

    /// <summary>How many items ended with their worker.</summary>
    public long Lost { get; init; }

    /// <summary>How many items had not ended when the pool was terminated or gave up.</summary>
    public long Terminated { get; init; }

    /// <summary>How often an item was started once more, after a worker's death or by <see cref="CallOptions.MaxRetries"/>.</summary>
    public long Retried { get; init; }

    /// <summary>How many items the pool has taken that have not started. Of a map or stream: those that are encoded.</summary>
    public int Queued { get; init; }

    /// <summary>How many items run.</summary>
    public int Running { get; init; }

    /// <summary>How many bytes of arguments were sent to workers.</summary>
    public long BytesSent { get; init; }

    /// <summary>How many bytes of results came from workers.</summary>
    public long BytesReceived { get; init; }

    /// <summary>How long the pool has existed.</summary>
    public TimeSpan Uptime { get; init; }

    /// <summary>The workers, by their numbers.</summary>
    public IReadOnlyList<WorkerStatistics> Workers { get; init; } = [];

    /// <summary>The tasks that the pool has run, by their names.</summary>
    public IReadOnlyList<TaskStatistics> Tasks { get; init; } = [];

    /// <summary>All of it as a table.</summary>
    public override string ToString() => Telemetry.StatisticsTable.Of(this);
}
