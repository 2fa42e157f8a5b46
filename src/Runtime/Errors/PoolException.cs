namespace PoolGen;

/// <summary>The base of the pool's own errors.</summary>
public class PoolException : Exception
{
    /// <summary>Creates the error.</summary>
    public PoolException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
