using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;
using PoolGen.Serialization;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>
/// Where the microseconds of a task go, as far as it can be seen from outside: the codec and the method alone, the whole without the
/// process boundary, and the processor time and the sleeps of both sides. Sending, waking and receiving are what is left.
/// </summary>
internal sealed class CallAnatomy : Workload
{
    public override string Id => "anatomy";

    public override string Title => "where the microseconds of a task go, as far as it can be seen from outside";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
        new("encode", "encode the argument", "µs", Better.Lower),
        new("run", "run the method", "µs", Better.Lower),
        new("decode", "decode the result", "µs", Better.Lower),
        new("threads", "`Apply` on an `InProcessPool`: the same without a process boundary", "µs", Better.Lower),
        new("apply", "`Apply`, one at a time", "µs", Better.Lower),
        new("apply.parent", "… processor time of the parent", "µs", Better.Lower),
        new("apply.workers", "… processor time of the workers", "µs", Better.Lower),
        new("apply.sleeps", "… sleeps of the threads of both sides, each ended by a system call of somebody", "", Better.Lower),
        new("flood.submit", "`ApplyAsync`, all at once: handing one in", "µs", Better.Lower),
        new("flood", "`ApplyAsync`, all at once: the whole of one", "µs", Better.Lower),
        new("flood.parent", "… processor time of the parent", "µs", Better.Lower),
        new("flood.workers", "… processor time of the workers", "µs", Better.Lower),
        new("flood.sleeps", "… sleeps of the threads of both sides", "", Better.Lower),
    ];

    public override int Scale(Contender contender, bool quick) => quick ? 5_000 : 100_000;

    public override double Expected(ContenderOutput output) => 2 * Sums.OfIncrements(output.Count);

    public override Measured Measure(int scale)
    {
        Dictionary<string, double> figures = [];
        MeasureCodec(scale, figures);
        using (InProcessPool threads = new(Workers))
        {
            figures["threads"] = ApplyRoundTrip.Measure(scale / 5, x => threads.Work.Increment.Apply(x)).Figures["median"];
        }

        using ProcessPool pool = new(Workers);
        using ScratchFolder folder = new();
        Meeting.Run(pool, folder.Path, Workers);
        Func<int, int> apply = x => pool.Work.Increment.Apply(x);
        figures["apply"] = ApplyRoundTrip.Measure(scale / 5, apply).Figures["median"];
        double sum = 0;
        Observe("apply", pool, scale, figures, () =>
        {
            for (int i = 0; i < scale; i++) sum += apply(i);
        });

        ManyCalls.RunAsync(pool, scale).GetAwaiter().GetResult();
        Observe("flood", pool, scale, figures, () => sum += Flood(pool, scale, figures));
        return new(scale, sum, figures);
    }

    private static void MeasureCodec(int calls, Dictionary<string, double> figures)
    {
        using PayloadBuffer buffer = new();
        PayloadWriter first = new(buffer);
        WorkTaskDescriptors.Increment.WriteArguments(ref first, 1);
        first.Complete();
        byte[] payload = buffer.WrittenSpan.ToArray();
        figures["encode"] = PerCall(calls, _ =>
        {
            buffer.Clear();
            PayloadWriter writer = new(buffer);
            WorkTaskDescriptors.Increment.WriteArguments(ref writer, 1);
            writer.Complete();
            return buffer.WrittenCount;
        });
        figures["decode"] = PerCall(calls, _ =>
        {
            PayloadReader reader = new(payload);
            return WorkTaskDescriptors.Increment.ReadResult(ref reader);
        });
        figures["run"] = PerCall(calls, Work.Increment);
    }

    private static double PerCall(int calls, Func<int, int> call) => ApplyRoundTrip.Measure(calls * 10, call).Figures["median"];

    private static double Flood(ProcessPool pool, int tasks, Dictionary<string, double> figures)
    {
        AsyncResult<int>[] results = new AsyncResult<int>[tasks];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < tasks; i++) results[i] = pool.Work.Increment.ApplyAsync(i);
        figures["flood.submit"] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / tasks;
        double sum = results.Sum(static result => (double)result.Get());
        figures["flood"] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / tasks;
        return sum;
    }

    private static void Observe(string name, ProcessPool pool, int tasks, Dictionary<string, double> figures, Action run)
    {
        int[] workers = [.. pool.Workers.Select(static worker => worker.ProcessId)];
        double parentBefore = ProcFile.ProcessorMicroseconds(Environment.ProcessId);
        double workersBefore = workers.Sum(ProcFile.ProcessorMicroseconds);
        long sleepsBefore = ProcFile.Sleeps(Environment.ProcessId) + workers.Sum(ProcFile.Sleeps);
        run();
        figures[$"{name}.parent"] = (ProcFile.ProcessorMicroseconds(Environment.ProcessId) - parentBefore) / tasks;
        figures[$"{name}.workers"] = (workers.Sum(ProcFile.ProcessorMicroseconds) - workersBefore) / tasks;
        figures[$"{name}.sleeps"] = (double)(ProcFile.Sleeps(Environment.ProcessId) + workers.Sum(ProcFile.Sleeps) - sleepsBefore) / tasks;
    }
}
