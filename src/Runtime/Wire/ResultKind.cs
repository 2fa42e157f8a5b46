namespace PoolGen.Wire;

/// <summary>What an entry in the result ring is.</summary>
internal enum ResultKind : byte
{
    None = 0,

    /// <summary>An item's result.</summary>
    Result = 1,

    /// <summary>An item's exception.</summary>
    Failure = 2,

    /// <summary>An item was cancelled before it started.</summary>
    Cancelled = 3,

    /// <summary>A report of the item that runs.</summary>
    Progress = 4,

    /// <summary>Results of one size, back to back, counted as they are added.</summary>
    Run = 5,

    /// <summary>The worker is ready for tasks.</summary>
    Ready = 6,

    /// <summary>The initializer, or something else before the first task, failed.</summary>
    StartFailed = 7,

    /// <summary>An item ended in an <see cref="OperationCanceledException"/> after its token had fired.</summary>
    Stopped = 8,

    /// <summary>A log entry of a task's. It answers no item: the sequence number is the task's handle, the index says how many entries were dropped before it.</summary>
    Log = 9,
}
