using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>
/// The fields behind <see cref="Exception.Message"/>, <see cref="Exception.InnerException"/> and <see cref="ArgumentException.ParamName"/>: a message as it was given to the constructor,
/// without what the type itself adds to it, and so rebuilt without a doubled suffix whatever the type's own constructor does.
/// </summary>
/// <remarks>No reflection, but names that a later runtime may change; then the text is taken as it is.</remarks>
internal static class ExceptionFields
{
    public static string? GetMessage(Exception exception)
    {
        try
        {
            return MessageOf(exception);
        }
        catch (MissingFieldException)
        {
            return exception.Message;
        }
    }

    public static void SetMessage(Exception exception, string? message)
    {
        try
        {
            MessageOf(exception) = message;
        }
        catch (MissingFieldException)
        {
            // The message stays as the constructor made it.
        }
    }

    public static void SetInner(Exception exception, Exception inner)
    {
        try
        {
            InnerOf(exception) = inner;
        }
        catch (MissingFieldException)
        {
            // The exception stays without it.
        }
    }

    public static void SetParamName(ArgumentException exception, string? name)
    {
        try
        {
            ParamNameOf(exception) = name;
        }
        catch (MissingFieldException)
        {
            // The name stays as the constructor made it.
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_paramName")]
    private static extern ref string? ParamNameOf(ArgumentException exception);
}
