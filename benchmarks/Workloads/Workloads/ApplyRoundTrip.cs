using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>One call at a time, each waited for.</summary>
internal sealed class ApplyRoundTrip : Workload
{
    private const int Batches = 20;

    public override string Id => "P1";

    public override string Title => "`Apply` round trip, int → int, one at a time, warm";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.SpawnPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Limit, Contender.Tasks];

    public override IReadOnlyList<Line> Lines =>
    [
        new("median", "a call, median of batches", "µs", Better.Lower,
            Target.AtMostTimes("≤ 2 × the C ping-pong", 2, Contender.Limit),
            Target.AtMostTimes("≤ 1.4 ×", 1.4, Contender.Limit)),
        new("min", "a call, best batch", "µs", Better.Lower),
    ];

    // Within .NET the first tenths of a second run code that is not yet compiled for speed: 20,000 calls would be over by then.
    public override int Scale(Contender contender, bool quick) => quick ? 2_000 : contender.InThisRuntime ? 400_000 : 20_000;

    public override double Expected(ContenderOutput output) => Sums.OfIncrements(output.Count);

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        return Measure(scale, x => pool.Work.Increment.Apply(x));
    }

    /// <summary>The same for whatever makes the call: a tenth is run before the clock.</summary>
    public static Measured Measure(int calls, Func<int, int> call)
    {
        for (int i = 0; i < calls / 10; i++) call(i);
        List<double> batches = [];
        long sum = 0;
        int batch = calls / Batches;
        for (int first = 0; first < calls; first += batch)
        {
            int end = Math.Min(first + batch, calls);
            long start = Stopwatch.GetTimestamp();
            for (int i = first; i < end; i++) sum += call(i);
            batches.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / (end - first));
        }

        return new(calls, sum, new Dictionary<string, double> { ["median"] = Statistics.Median(batches), ["min"] = batches.Min() });
    }
}
