namespace PoolGen.Serialization;

/// <summary>An exception as data: what travels of it.</summary>
/// <param name="TypeName">The type's full name.</param>
/// <param name="AssemblyName">The simple name of the assembly that declares the type.</param>
/// <param name="Message">What <see cref="Exception.Message"/> said.</param>
/// <param name="GivenMessage">What the constructor was given, without what the type adds to it; null for the type's default.</param>
/// <param name="StackTrace">The frames, or null if it was never thrown.</param>
/// <param name="HResult">The code.</param>
/// <param name="Name">What some types hold beside the message: a parameter's, a file's, an object's or a type's name.</param>
/// <param name="Details">Other such values: an actual value, an error code, a stack trace from further away.</param>
/// <param name="Members">The members of a type of the user's, as its <see cref="ExceptionCodec"/> wrote them; null where they did not travel.</param>
/// <param name="Inner">The inner exceptions; several for an <see cref="AggregateException"/>.</param>
internal sealed record ExceptionData(
    string TypeName,
    string AssemblyName,
    string Message,
    string? GivenMessage,
    string? StackTrace,
    int HResult,
    string? Name,
    object?[] Details,
    byte[]? Members,
    Exception[] Inner)
{
    /// <summary>The message for a constructor.</summary>
    public string MessageToGive => GivenMessage ?? Message;

    /// <summary>The only inner exception, or the first of several.</summary>
    public Exception? FirstInner => Inner.Length > 0 ? Inner[0] : null;

    /// <summary>The only detail, or null.</summary>
    public object? Detail => Details.Length > 0 ? Details[0] : null;

    /// <summary>A detail, or a type's default where it is missing or another.</summary>
    public T? Get<T>(int index) => index < Details.Length && Details[index] is T value ? value : default;
}
