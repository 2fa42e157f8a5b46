namespace PoolGen;

/// <summary>An argument or a result could not be written or read; the inner exception, if any, is the original one.</summary>
public class PayloadException : PoolException
{
    /// <summary>Creates the error.</summary>
    public PayloadException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PayloadException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PayloadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
