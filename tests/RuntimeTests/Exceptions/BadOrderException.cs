#pragma warning disable CA1032 // Constructors that take more than a message are the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>Its constructor takes a member beside the message.</summary>
public sealed class BadOrderException(string message, int orderId) : Exception(message)
{
    public int OrderId { get; } = orderId;
}
