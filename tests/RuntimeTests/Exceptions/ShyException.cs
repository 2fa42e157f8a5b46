#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>A getter of it throws, and it can be made without that member.</summary>
public sealed class ShyException(string message) : Exception(message)
{
    public int Secret
    {
        get => throw new InvalidOperationException("not for you");
        set => _ = value;
    }
}
