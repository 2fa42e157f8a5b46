namespace PoolGen;

/// <summary>An argument or a result is larger than <c>MaxPayloadBytes</c>.</summary>
public sealed class PayloadTooLargeException : PayloadException
{
    /// <summary>Creates the error.</summary>
    public PayloadTooLargeException()
    {
    }

    /// <summary>Creates the error.</summary>
    public PayloadTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public PayloadTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
