namespace PoolGen;

/// <summary>A task failed with an exception whose type cannot be rebuilt on this side; what it said is here.</summary>
/// <remarks>Exceptions of the base class library, and those with a <c>(string)</c> or <c>(string, Exception)</c> constructor, arrive as themselves instead.</remarks>
public sealed class RemoteTaskException : PoolException
{
    /// <summary>Creates the error.</summary>
    public RemoteTaskException()
    {
    }

    /// <summary>Creates the error.</summary>
    public RemoteTaskException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public RemoteTaskException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal RemoteTaskException(string message, Exception? innerException, string remoteTypeName, string? remoteStackTrace)
        : base(message, innerException)
    {
        RemoteTypeName = remoteTypeName;
        RemoteStackTrace = remoteStackTrace ?? string.Empty;
    }

    /// <summary>The full name of the exception's type in the worker.</summary>
    public string RemoteTypeName { get; } = string.Empty;

    /// <summary>The stack trace in the worker; empty if the exception was never thrown there.</summary>
    public string RemoteStackTrace { get; } = string.Empty;
}
