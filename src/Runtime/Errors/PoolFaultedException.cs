namespace PoolGen;

/// <summary>The pool gave up: its workers could not be made ready; the inner exception says why.</summary>
public sealed class PoolFaultedException : PoolException
{
    /// <summary>Creates the error.</summary>
    public PoolFaultedException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolFaultedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolFaultedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
