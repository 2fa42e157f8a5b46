#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>An aggregate of the user's.</summary>
public sealed class ManyFailuresException(string message, IEnumerable<Exception> innerExceptions, string shop) : AggregateException(message, innerExceptions)
{
    public string Shop { get; } = shop;
}
