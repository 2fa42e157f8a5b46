#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>No manifest could list each of its types.</summary>
public sealed class GenericException<T>(string message, T value) : Exception(message)
{
    public T Value { get; } = value;
}
