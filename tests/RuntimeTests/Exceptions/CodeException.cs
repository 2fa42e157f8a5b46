#pragma warning disable CA1032 // Constructors that take more than a message are the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>Its constructor takes no message: it makes one.</summary>
public sealed class CodeException(int code) : Exception($"Code {code}")
{
    public int Code => code;
}
