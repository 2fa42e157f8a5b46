namespace PoolGen;

/// <summary>As many tasks as <c>MaxQueuedTasks</c> allows are waiting, and the pool's <c>QueueFullMode</c> is <c>Throw</c>.</summary>
public sealed class QueueFullException : PoolException
{
    /// <summary>Creates the error.</summary>
    public QueueFullException()
    {
    }

    /// <summary>Creates the error.</summary>
    public QueueFullException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public QueueFullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
