namespace PoolGen;

/// <summary>What a pool knows of one task. Tasks of one name are told together.</summary>
/// <remarks>Counts are exact. The times are those of a sample: every item while a worker ends fewer than 1,000 a second, evenly spread ones beyond.</remarks>
public sealed record TaskStatistics
{
    /// <summary>The task's container and name, such as <c>Work.Square</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>How many of its items have ended, whatever their outcome.</summary>
    public long Count { get; init; }

    /// <summary>How many of them ended with an exception of their own.</summary>
    public long Failed { get; init; }

    /// <summary>How many of them ran longer than their time limit.</summary>
    public long TimedOut { get; init; }

    /// <summary>How many of them ended with their worker.</summary>
    public long Lost { get; init; }

    /// <summary>How long an item runs on average.</summary>
    public TimeSpan Mean { get; init; }

    /// <summary>Half of the items take no longer than this. Within 2 % of the value, as the next two.</summary>
    public TimeSpan P50 { get; init; }

    /// <summary>Nine of ten items take no longer than this.</summary>
    public TimeSpan P90 { get; init; }

    /// <summary>99 of 100 items take no longer than this.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>How long the longest item took.</summary>
    public TimeSpan Longest { get; init; }

    /// <summary>The five longest items, the longest first.</summary>
    public IReadOnlyList<LongItem> LongestItems { get; init; } = [];
}
