using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>A stream of items that nobody holds all at once.</summary>
internal sealed class LongStream : Workload
{
    private const int SampleEvery = 50_000;

    public override string Id => "P8";

    public override string Title => "`ImapUnordered` over 10 M items from an iterator (mp.Pool: 100,000)";

    public override IReadOnlyList<string> Peers => [Contender.ForkPool];

    public override IReadOnlyList<Line> Lines =>
    [
        new("rate", "items a second", "k/s", Better.Higher,
            Target.AtLeast("≥ 1 M/s", 1_000),
            Target.AtLeast("≥ 3 M/s", 3_000)),
        new("growth", "growth of the parent's working set", "MB", Better.Lower,
            Target.AtMost("≤ +32 MB", 32)),
    ];

    public override int Scale(Contender contender, bool quick) => (contender.InThisRuntime ? 10_000_000 : 100_000) / (quick ? 20 : 1);

    public override double Expected(ContenderOutput output) => Sums.OfIncrements(output.Count);

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        foreach (int _ in pool.Work.Increment.ImapUnordered(Naturals(scale / 10)))
        {
            // Warm.
        }

        double before = ProcFile.ResidentBytes();
        double most = before;
        long sum = 0;
        int seen = 0;
        long start = Stopwatch.GetTimestamp();
        foreach (int result in pool.Work.Increment.ImapUnordered(Naturals(scale)))
        {
            sum += result;
            if (++seen % SampleEvery == 0) most = Math.Max(most, ProcFile.ResidentBytes());
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(seen, sum, new Dictionary<string, double> { ["rate"] = seen / milliseconds, ["growth"] = (most - before) / (1 << 20) });
    }

    private static IEnumerable<int> Naturals(int count)
    {
        for (int i = 0; i < count; i++) yield return i;
    }
}
