using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>What an idle worker, a waiting task and large arguments cost in memory.</summary>
internal sealed class Footprint : Workload
{
    public override string Id => "P9";

    public override string Title => "memory: an idle worker, a queued task, large arguments";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.SpawnPool, Contender.Executor, Contender.WorkerPool, Contender.Hello];

    public override IReadOnlyList<Line> Lines =>
    [
        new("worker", "an idle worker (Pss)", "MB", Better.Lower,
            Target.AtMost("≤ 30 MB", 30),
            Target.AtMostPlus("≤ hello + 3 MB", 3, Contender.Hello)),
        new("queued", "a queued task: bytes of the parent's heap", "B", Better.Lower,
            Target.AtMost("≤ 250 B", 250)),
        new("resident", "a queued task: growth of the parent's working set", "B", Better.Lower),
        new("initializerWorker", "an initializer's value of 400 MB: the worker's memory at the peak", "× its size", Better.Lower,
            Target.AtMost("≤ 1.2 ×", 1.2)),
        new("initializerParent", "an initializer's value of 400 MB: the parent's memory at the peak, its own value included", "× its size", Better.Lower,
            Target.AtMost("≤ 1.2 ×", 1.2)),
        new("flight", "one array of 400 MB as the argument of 20 calls at once: the parent's memory at the peak", "GB", Better.Lower,
            Target.AtMost("≤ 1.5 GB", 1.5)),
    ];

    // Queued tasks.
    public override int Scale(Contender contender, bool quick) => quick ? 20_000 : contender.InThisRuntime ? 1_000_000 : 100_000;

    // The queued tasks wait for ever; the two that warmed the workers met.
    public override double Expected(ContenderOutput output) => Workers;

    public override Measured Measure(int scale)
    {
        double flight = ArgumentsInFlight.Measure(Workers);
        (double initializerParent, double initializerWorker) = InitializerCost.Measure(Workers);
        using ScratchFolder folder = new();
        using ScratchFolder held = new();
        using ProcessPool pool = new(Workers);
        int met = Meeting.Run(pool, folder.Path, Workers);
        double worker = pool.Workers.Average(static worker => ProcFile.ProportionalMegabytes(worker.ProcessId));

        for (int i = 0; i < Workers; i++) _ = pool.Work.Hold.ApplyAsync(held.Path);
        while (Directory.GetFiles(held.Path).Length < Workers) Thread.Sleep(1);
        AsyncResult<int>[] queued = new AsyncResult<int>[scale];
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        double resident = ProcFile.ResidentBytes();
        for (int i = 0; i < scale; i++) queued[i] = pool.Work.Increment.ApplyAsync(i);
        resident = ProcFile.ResidentBytes() - resident;
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        GC.KeepAlive(queued);
        pool.Terminate();
        return new(scale, met, new Dictionary<string, double>
        {
            ["worker"] = worker,
            ["queued"] = (double)heap / scale,
            ["resident"] = resident / scale,
            ["flight"] = flight,
            ["initializerWorker"] = initializerWorker,
            ["initializerParent"] = initializerParent,
        });
    }
}
