#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Its constructor waits, in the caller's process alone.</summary>
public sealed class SlowException : Exception
{
    public SlowException(string message)
        : base(message) => Gate?.Wait(TimeSpan.FromMinutes(1));

    /// <summary>What the constructor waits for; null in a worker.</summary>
    public static ManualResetEventSlim? Gate { get; set; }
}
