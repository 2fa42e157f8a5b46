namespace PoolGen.Scheduling;

/// <summary>What was decided about an item while it ran.</summary>
internal enum LeaseVerdict : byte
{
    None,

    /// <summary>It was cancelled: a value that it still returns stands, anything else ends it as cancelled.</summary>
    Cancelled,

    /// <summary>Its time is up: it ends in a <see cref="TaskTimeoutException"/> in any case.</summary>
    TimedOut,
}
