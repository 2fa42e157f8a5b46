namespace PoolGen;

/// <summary>A <see cref="SharedArray{T}"/>, a view of one or a <see cref="Shared{T}"/> was used whose owner's process has ended.</summary>
public sealed class SharedDataLostException : PoolException
{
    /// <summary>Creates the error.</summary>
    public SharedDataLostException()
    {
    }

    /// <summary>Creates the error.</summary>
    public SharedDataLostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public SharedDataLostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
