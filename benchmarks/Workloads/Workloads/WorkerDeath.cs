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
            "the system tears the process down before it closes its socket, and its parent then waits for its exit code and the end of its stderr, so that the failure can say why."),
        new("replacement", "to a result from each worker, the new one too", "ms", Better.Lower,
            Target.AtMost("≤ 50 ms", 50),
            Target.AtMostTimes("≤ 1.6 × hello", 1.6, Contender.Hello, figure: ColdStart.Outside, workload: "P5")),
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
