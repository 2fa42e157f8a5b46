namespace PoolGen.Telemetry;

/// <summary>What the counts of items tell apart.</summary>
internal enum ItemOutcome : byte
{
    /// <summary>A result.</summary>
    Ok,

    /// <summary>An exception of the task's, or arguments that cannot be encoded.</summary>
    Error,

    /// <summary>It was cancelled, before it started or while it ran.</summary>
    Cancelled,

    /// <summary>It ran longer than its time limit.</summary>
    TimedOut,

    /// <summary>Its worker died.</summary>
    Lost,

    /// <summary>The pool was terminated or gave up before the item had ended.</summary>
    Terminated,

    /// <summary>No outcome: the item is started once more.</summary>
    Retried,
}
