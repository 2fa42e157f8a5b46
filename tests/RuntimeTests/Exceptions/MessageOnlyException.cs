#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>No constructor of it takes an inner exception; a base class sets it.</summary>
public sealed class MessageOnlyException : ShopException
{
    public MessageOnlyException(string message)
        : base(message, new FormatException("made by the constructor"))
    {
    }

    public MessageOnlyException(int code)
        : base($"code {code}", new BadOrderException("made by the other constructor", code))
    {
    }
}
