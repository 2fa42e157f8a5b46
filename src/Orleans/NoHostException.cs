namespace PoolGen;

/// <summary>No host of the cluster ran a task within <see cref="ClusterPoolOptions.HostWait"/>: the message says which hosts there were, and why none of them would do.</summary>
public sealed class NoHostException : PoolException
{
    /// <summary>Creates the error.</summary>
    public NoHostException()
    {
    }

    /// <summary>Creates the error.</summary>
    public NoHostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public NoHostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
