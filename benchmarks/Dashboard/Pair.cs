namespace PoolGen.Benchmarks.Dashboard;

/// <summary>Two turns, one right after the other.</summary>
/// <param name="Alone">Tasks a second, in thousands, while nobody reads.</param>
/// <param name="Read">The same while somebody does.</param>
internal sealed record Pair(double Alone, double Read)
{
    public double Ratio => Read / Alone;
}
