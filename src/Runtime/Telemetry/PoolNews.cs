namespace PoolGen.Telemetry;

/// <summary>What an observer of a pool can hear of.</summary>
[Flags]
internal enum PoolNews
{
    None = 0,

    /// <summary>Workers that start, become ready and end.</summary>
    Workers = 1,

    /// <summary>Executions of items, as far as they are measured.</summary>
    Runs = 2,

    /// <summary>With executions, when their items were accepted.</summary>
    Waits = 4,

    /// <summary>That something was counted.</summary>
    Counts = 8,

    /// <summary>Items that failed, with what they failed with.</summary>
    Failures = 16,

    /// <summary>Chunks of several items that ended.</summary>
    Chunks = 32,

    /// <summary>With chunks, single items that were not measured: as many as are run.</summary>
    SingleItems = 64,
}
