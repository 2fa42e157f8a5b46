using PoolGen;

namespace QuickStart;

/// <summary>The tasks of this tour: ordinary static methods, each of which a pool can run in its workers.</summary>
public static class Work
{
    /// <summary>Squares a number.</summary>
    /// <param name="x">The number.</param>
    /// <returns>Its square.</returns>
    [PoolTask]
    public static int Square(int x) => x * x;

    /// <summary>Adds two numbers. Several arguments are as good as one.</summary>
    [PoolTask]
    public static int Add(int a, int b) => a + b;

    /// <summary>Squares a number and tells which process did it.</summary>
    [PoolTask]
    public static (int Square, int ProcessId) SquareAndSign(int x) => (x * x, Environment.ProcessId);

    /// <summary>Divides by a number, and fails as any method may.</summary>
    [PoolTask]
    public static int Hundredth(int x) => 100 / x;

    /// <summary>Takes its time. A task that listens to its token ends as soon as nobody wants its result any more.</summary>
    [PoolTask]
    public static async Task<string> Brew(TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.Delay(time, cancellationToken);
        return "tea";
    }
}
