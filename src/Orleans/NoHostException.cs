namespace PoolGen.Orleans;

/// <summary>No host of the cluster could run the item, for as long as the pool waits for one. The item was not started.</summary>
/// <remarks>The message says which hosts were there last, or what their builds say differently about the task.</remarks>
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
