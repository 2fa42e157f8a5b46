using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>A flood of calls, none waited for until all are handed in.</summary>
internal sealed class ManyCalls : Workload
{
    public override string Id => "P2";

    public override string Title => "`ApplyAsync` × 1,000,000, all awaited, warm (Python and Node: 100,000)";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.SpawnPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Tasks];

    public override IReadOnlyList<Line> Lines =>
    [
        new("rate", "tasks a second", "k/s", Better.Higher,
            Target.All("≥ 1.5 M/s, ≥ 40 × mp.Pool", Target.AtLeast("", 1_500), Target.AtLeastTimes("", 40, Contender.ForkPool)),
            Target.AtLeast("≥ 3 M/s", 3_000),
            "two cores have half a microsecond each for a task. The caller takes 0.29 of it, a third of that for memory that stays in use (fresh pages, and collections that copy a million live results); "
            + "the readers 0.31 (leases, results and ring lines that another core wrote last), the workers 0.18; a tenth of the whole is still the compiler's."),
    ];

    public override int Scale(Contender contender, bool quick) => (contender.InThisRuntime ? 1_000_000 : 100_000) / (quick ? 20 : 1);

    public override double Expected(ContenderOutput output) => Sums.OfIncrements(output.Count);

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        return Measure(scale, tasks => RunAsync(pool, tasks));
    }

    /// <summary>
    /// The same for whatever runs that many tasks and sums up their results: once before the clock, for whoever compiles while it runs is still
    /// compiling after a tenth. So do Node's pools; Python's, which compile nothing, run a tenth.
    /// </summary>
    public static Measured Measure(int tasks, Func<int, Task<long>> run)
    {
        run(tasks).GetAwaiter().GetResult();
        long start = Stopwatch.GetTimestamp();
        long sum = run(tasks).GetAwaiter().GetResult();
        return new(tasks, sum, new Dictionary<string, double> { ["rate"] = tasks / Stopwatch.GetElapsedTime(start).TotalMilliseconds });
    }

    /// <summary>Hands in all, then awaits each; the sum of the results.</summary>
    public static async Task<long> RunAsync(IPool pool, int tasks)
    {
        AsyncResult<int>[] results = new AsyncResult<int>[tasks];
        for (int i = 0; i < tasks; i++) results[i] = pool.Work.Increment.ApplyAsync(i);
        long sum = 0;
        foreach (AsyncResult<int> result in results) sum += await result;
        return sum;
    }
}
