#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>What its base class of the framework holds is given to its constructor.</summary>
public sealed class BadSpeedException(string paramName, double speed) : ArgumentException($"{speed} is too fast", paramName)
{
    public double Speed { get; } = speed;
}
