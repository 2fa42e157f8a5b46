#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>Its constructor does not accept what its own member says.</summary>
public sealed class PickyException : Exception
{
    public PickyException(string message, int level)
        : base(message)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        Level = -1 - level;
    }

    public int Level { get; }
}
