namespace PoolGen;

/// <summary>The pool was terminated before the item had ended. Not a cancellation.</summary>
public sealed class PoolTerminatedException : PoolException
{
    /// <summary>Creates the error.</summary>
    public PoolTerminatedException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolTerminatedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PoolTerminatedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
