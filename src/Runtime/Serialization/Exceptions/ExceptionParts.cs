using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What a constructor of an exception takes beside the type's own members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExceptionParts
{
    internal ExceptionParts(string message, Exception[] innerExceptions)
    {
        Message = message;
        InnerExceptions = innerExceptions;
    }

    /// <summary>The message as the constructor was given it, without what the type adds to it.</summary>
    public string Message { get; }

    /// <summary>The inner exceptions, already rebuilt; several for an <see cref="AggregateException"/>.</summary>
    public Exception[] InnerExceptions { get; }

    /// <summary>The only inner exception, the first of several, or null.</summary>
    public Exception? InnerException => InnerExceptions.Length > 0 ? InnerExceptions[0] : null;
}
