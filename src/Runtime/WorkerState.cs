namespace PoolGen;

/// <summary>The states of a worker.</summary>
public enum WorkerState
{
    /// <summary>It is being started, or its initializer runs.</summary>
    Starting,

    /// <summary>It waits for a task.</summary>
    Idle,

    /// <summary>It has tasks.</summary>
    Busy,

    /// <summary>It takes no more tasks and ends.</summary>
    Stopping,
}
