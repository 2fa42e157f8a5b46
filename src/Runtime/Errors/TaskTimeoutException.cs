namespace PoolGen;

/// <summary>An item ran longer than its time limit. Not a <see cref="TimeoutException"/>: that one means that the item is still running.</summary>
public sealed class TaskTimeoutException : PoolException
{
    /// <summary>Creates the error.</summary>
    public TaskTimeoutException()
    {
    }

    /// <summary>Creates the error.</summary>
    public TaskTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public TaskTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
