using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>Tasks of which one in a hundred is a hundred times longer: how close to the best possible schedule.</summary>
internal sealed class SkewedTasks : Workload
{
    private const int StepsOfShortOne = 200_000;

    public override string Id => "P7";

    public override string Title => "skewed tasks (1 % are 100 × longer), chunk chosen by the pool: time against the best possible schedule";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Limit, Contender.Parallel];

    public override IReadOnlyList<Line> Lines =>
    [
        new("schedule", "time, best possible = 1", "×", Better.Lower,
            Target.AtMost("≤ 1.05 × the best possible schedule", 1.05),
            Target.AtMostTimes("≤ the C pair", 1, Contender.Limit),
            "as for tasks of one length: 5 to 40 µs between two items, and whatever else runs on the machine counts twice where both cores are busy."),
    ];

    // How many tasks.
    public override int Scale(Contender contender, bool quick) => quick ? 200 : 3_000;

    public override double Expected(ContenderOutput output) => Tasks((int)output.Count, (int)output.Figures["steps"])
        .Sum(static task => (double)Lcg.Leap((uint)task.Seed, task.Steps));

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        return Measure(scale, tasks => pool.Work.Spin.StarMap(tasks));
    }

    /// <summary>The same for whatever runs the tasks.</summary>
    public static Measured Measure(int count, Func<(int Seed, int Steps)[], uint[]> run)
    {
        // Compiled code on both sides before the clock, as for the tasks of one length.
        SpinTimes.StepsPerMillisecond();
        (int Seed, int Steps)[] tasks = Tasks(count, StepsOfShortOne);
        for (int i = 0; i < 2; i++) run(tasks);
        double speedUp = SpinTimes.SpeedUp(tasks, run, out double sum);
        return new(count, sum, new Dictionary<string, double> { ["steps"] = StepsOfShortOne, ["schedule"] = Workers / speedUp });
    }

    /// <summary>In each hundred one long task, each time at another place.</summary>
    private static (int Seed, int Steps)[] Tasks(int count, int steps) =>
        [.. Enumerable.Range(0, count).Select(i => (i, i % 100 == i / 100 * 37 % 100 ? steps * 100 : steps))];
}
