namespace PoolGen;

/// <summary>What a single call does when <see cref="ProcessPoolOptions.MaxQueuedTasks"/> are waiting. Maps and streams wait in either mode.</summary>
public enum QueueFullMode
{
    /// <summary>The submitting call blocks until there is room.</summary>
    Wait,

    /// <summary>The submitting call throws <see cref="QueueFullException"/>.</summary>
    Throw,
}
