namespace PoolGen;

/// <summary>Work was submitted to a pool that was closed, terminated or disposed.</summary>
public sealed class PoolNotRunningException : PoolException
{
    /// <summary>Creates the error.</summary>
    public PoolNotRunningException()
        : base("The pool is not running: it was closed, terminated or disposed.")
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolNotRunningException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolNotRunningException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
