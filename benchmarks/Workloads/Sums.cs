namespace PoolGen.Benchmarks.Workloads;

/// <summary>The answers of the workloads of small tasks, known without running them.</summary>
internal static class Sums
{
    /// <summary>The sum of 1 to n: n numbers from 0 on, each incremented.</summary>
    public static double OfIncrements(long count) => count * (count + 1) / 2;
}
