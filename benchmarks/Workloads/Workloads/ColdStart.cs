using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>The first pool of a fresh process, until each of its workers has given a result.</summary>
internal sealed class ColdStart : Workload
{
    /// <summary>The figure that the harness adds: from starting the process to its line of output.</summary>
    public const string Outside = "outside";

    public override string Id => "P5";

    public override string Title => "cold start: first pool of a fresh process, 2 workers → a result from each";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.SpawnPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Hello];

    public override IReadOnlyList<Line> Lines =>
    [
        new("inside", "from creating the pool", "ms", Better.Lower,
            Target.AtMostTimes("≤ executor spawn", 1, Contender.Executor),
            Target.AtMostTimes("≤ 1.6 × a .NET hello world", 1.6, Contender.Hello, figure: Outside),
            "two workers are two starts of the runtime, about 30 ms of processor time each, and the program itself compiles its own code meanwhile: together 110 to 120 ms on two cores."),
        new(Outside, "from starting the program to its output", "ms", Better.Lower),
    ];

    public override int Scale(Contender contender, bool quick) => Workers;

    // Processes that met; the shortest program has none.
    public override double Expected(ContenderOutput output) => output.Count;

    public override Measured Measure(int scale)
    {
        using ScratchFolder folder = new();
        long start = Stopwatch.GetTimestamp();
        ProcessPool pool = new(scale);
        int met = Meeting.Run(pool, folder.Path, scale);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        pool.Terminate();
        return new(scale, met, new Dictionary<string, double> { ["inside"] = milliseconds });
    }
}
