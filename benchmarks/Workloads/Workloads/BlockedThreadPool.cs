using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>Tasks that fail while every thread of the thread pool blocks on one of them, as in a server that waits synchronously.</summary>
internal sealed class BlockedThreadPool : Workload
{
    private const int Threads = 32;

    public override string Id => "P13";

    public override string Title => "failing tasks while all thread-pool threads wait";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
        new("blocked", "160 failures, 5 for each of 32 thread-pool threads", "ms", Better.Lower, Target.AtMost("≤ 60 ms", 60)),
        new("own", "the same on 32 threads of their own", "ms", Better.Lower),
    ];

    // Failures for each thread.
    public override int Scale(Contender contender, bool quick) => 5;

    public override double Expected(ContenderOutput output) => 2 * Threads * output.Count;

    public override Measured Measure(int scale)
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        using ProcessPool pool = new(Workers);
        Fail(pool, scale);
        int failed = 0;
        double own = Time(work =>
        {
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() => work()))];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
        });
        double blocked = Time(work => Task.WaitAll([.. Enumerable.Range(0, Threads).Select(_ => Task.Run(work))]));
        return new(scale, failed, new Dictionary<string, double> { ["blocked"] = blocked, ["own"] = own });

        double Time(Action<Action> run)
        {
            long start = Stopwatch.GetTimestamp();
            run(() => Interlocked.Add(ref failed, Fail(pool, scale)));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static int Fail(ProcessPool pool, int times)
    {
        int failed = 0;
        for (int i = 0; i < times; i++)
        {
            try
            {
                pool.Work.Fail.Apply(i);
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }

        return failed;
    }
}
