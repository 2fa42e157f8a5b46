using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>Tasks that compute, all of one length: how close to twice as fast two workers are.</summary>
internal sealed class ComputingTasks : Workload
{
    private static readonly int[] Lengths = [1, 10, 100];

    public override string Id => "P6";

    public override string Title => "CPU-bound tasks, 2 workers: speed-up over the same work done one after the other";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Limit, Contender.Parallel];

    public override IReadOnlyList<Line> Lines => [.. Lengths.Select(static length => new Line(
        Key(length), $"tasks of {length} ms", "×", Better.Higher,
        Target.All("≥ 0.97 of the C pair, ≥ `Parallel.ForEach`", Target.AtLeastTimes("", 0.97, Contender.Limit), Target.NotBelow(Contender.Parallel)),
        Bound: "by the times of each item a round loses 5 to 10 µs between two items of a millisecond and 40 µs between longer ones, up to an item's length at its end, and what else runs on the machine; threads and the C pair lose as much to that, run by run."))];

    // All come to what the machine can do; its noise from turn to turn is larger than what is between them.
    public override int Turns => 3;

    // Milliseconds of work of each length.
    public override int Scale(Contender contender, bool quick) => quick ? 200 : 1_000;

    public override double Expected(ContenderOutput output) => Lengths.Sum(length => Tasks((int)output.Count, length, (int)output.Figures["steps"])
        .Sum(static task => (double)Lcg.Leap((uint)task.Seed, task.Steps)));

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        return Measure(scale, tasks => pool.Work.Spin.StarMap(tasks));
    }

    /// <summary>The same for whatever runs the tasks.</summary>
    public static Measured Measure(int milliseconds, Func<(int Seed, int Steps)[], uint[]> run)
    {
        int steps = SpinTimes.StepsPerMillisecond();
        // Compiled code on the other side too, before the clock: it is compiled in several steps, by threads that take turns with the tasks. Tasks of
        // each length take a way of their own.
        for (int i = 0; i < 2; i++)
        {
            foreach (int length in Lengths) run(Tasks(milliseconds, length, steps));
        }

        Dictionary<string, double> figures = new() { ["steps"] = steps };
        double answer = 0;
        foreach (int length in Lengths)
        {
            figures[Key(length)] = SpinTimes.SpeedUp(Tasks(milliseconds, length, steps), run, out double sum);
            answer += sum;
        }

        return new(milliseconds, answer, figures);
    }

    private static string Key(int length) => $"{length}ms";

    private static (int Seed, int Steps)[] Tasks(int milliseconds, int length, int steps) =>
        [.. Enumerable.Range(0, milliseconds / length).Select(seed => (seed, steps * length))];
}
