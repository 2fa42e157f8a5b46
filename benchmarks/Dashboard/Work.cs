namespace PoolGen.Benchmarks.Dashboard;

/// <summary>The task of P2.</summary>
internal static class Work
{
    [PoolTask]
    public static int Increment(int x) => x + 1;
}
