using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>A busy worker is killed: when its task fails, and when all workers answer again.</summary>
internal sealed class WorkerDeath : Workload
{
    public override string Id => "P10";

    public override string Title => "worker SIGKILLed";

    public override IReadOnlyList<string> Peers => [Contender.SpawnPool, Contender.ForkPool, Contender.Executor, Contender.WorkerPool];

    public override IReadOnlyList<Line> Lines =>
    [
        new("failure", "to its task's failure", "ms", Better.Lower, Target.AtMost("≤ 3 ms", 3), Target.AtMost("≤ 1 ms", 1),
            "before it closes a dead worker's socket, the system takes 1.5 ms to unmap its memory (two thirds of the samples within its exit); 0.3 to 0.5 ms later its exit code and the end of its stderr are there, so that the failure can say why, and a tenth later it is told."),
        new("replacement", "to a result from each worker, the new one too", "ms", Better.Lower,
            Target.AtMost("≤ 50 ms", 50),
            Target.AtMostTimes("≤ 1.6 × hello", 1.6, Contender.Hello, figure: ColdStart.Outside, workload: "P5"),
            "the end of the old worker, and a start of the runtime, 30 ms of processor time (P5), beside the other worker and the program."),
    ];

    // Kills.
    public override int Scale(Contender contender, bool quick) => quick ? 3 : 7;

    // A kill counts when the task failed by it (mp.Pool's never does: the kill counts when the pool works on) and the others went on.
    public override double Expected(ContenderOutput output) => output.Count;

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        List<double> failures = [];
        List<double> replacements = [];
        int failed = 0;
        for (int i = 0; i < scale; i++)
        {
            using ScratchFolder before = new();
            using ScratchFolder held = new();
            using ScratchFolder after = new();
            Meeting.Run(pool, before.Path, Workers);
            AsyncResult<int> victim = pool.Work.Hold.ApplyAsync(held.Path);
            using Process process = Process.GetProcessById(held.WaitForProcess());
            long start = Stopwatch.GetTimestamp();
            process.Kill();
            victim.Wait();
            failures.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            int met = Meeting.Run(pool, after.Path, Workers);
            replacements.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (victim.Exception?.InnerException is WorkerLostException && met == Workers) failed++;
        }

        return new(scale, failed, new Dictionary<string, double> { ["failure"] = Statistics.Median(failures), ["replacement"] = Statistics.Median(replacements) });
    }
}
