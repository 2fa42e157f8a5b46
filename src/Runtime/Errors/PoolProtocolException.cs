namespace PoolGen;

/// <summary>A worker sent what no worker sends, or is not of this build.</summary>
public sealed class PoolProtocolException : PoolException
{
    /// <summary>Creates the error.</summary>
    public PoolProtocolException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolProtocolException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
