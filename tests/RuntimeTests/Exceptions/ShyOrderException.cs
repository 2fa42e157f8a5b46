#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>A getter of it throws, and it cannot be made without that member.</summary>
public sealed class ShyOrderException(string message, int secret) : Exception(message)
{
    public int Secret => secret == 0 ? 0 : throw new InvalidOperationException("not for you");
}
