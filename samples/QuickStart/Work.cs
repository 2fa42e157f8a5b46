using PoolGen;

namespace QuickStart;

/// <summary>The tasks of this tour.</summary>
public static class Work
{
    /// <summary>Squares a number.</summary>
    /// <param name="x">The number.</param>
    [PoolTask]
    public static int Square(int x) => x * x;

    [PoolTask]
    public static int Add(int a, int b) => a + b;

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;
}
