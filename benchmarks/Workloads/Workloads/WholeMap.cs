using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>A map over many small items.</summary>
internal sealed class WholeMap : Workload
{
    public override string Id => "P3";

    public override string Title => "`Map`, 10 M ints, chunk chosen by the pool";

    public override IReadOnlyList<string> Peers => [Contender.ForkPool, Contender.SpawnPool, Contender.Parallel];

    public override IReadOnlyList<Line> Lines =>
    [
        new("rate", "items a second", "M/s", Better.Higher,
            Target.AtLeastTimes("≥ 15 × mp.Pool", 15, Contender.ForkPool),
            Target.AtLeast("≥ 150 M items/s", 150)),
    ];

    public override int Scale(Contender contender, bool quick) => quick ? 500_000 : 10_000_000;

    public override double Expected(ContenderOutput output) => Sums.OfIncrements(output.Count);

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        return Measure(scale, items => pool.Work.Increment.Map(items));
    }

    /// <summary>The same for whatever maps: twice before the clock.</summary>
    public static Measured Measure(int items, Func<int[], int[]> map)
    {
        int[] source = [.. Enumerable.Range(0, items)];
        map(source);
        map(source);
        long start = Stopwatch.GetTimestamp();
        int[] results = map(source);
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return new(items, results.Sum(static x => (long)x), new Dictionary<string, double> { ["rate"] = items / microseconds });
    }
}
