using System.Diagnostics;
using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Ends of pools, in any order and at any moment, and what they leave behind.</summary>
[Collection("Faults")]
public sealed class EndTests
{
    private const int EndsPerPool = 5;
    private static readonly TimeSpan LongestEnd = new ProcessPoolOptions().ShutdownTimeout + TimeSpan.FromSeconds(1);

    [Fact, Trait("Row", "36")]
    public void Ends_race_with_each_other_and_with_work_and_every_item_has_one()
    {
        int count = Counts.Of(500, 10_000);
        using var run = new FaultRun(36, count);
        for (int i = 0; i < count; i += EndsPerPool) EndWhileBusy(run);
        run.Finish();
    }

    [Fact, Trait("Row", "37")]
    public void Pools_that_come_and_go_leave_handles_threads_and_memory_flat()
    {
        const int warm = 20;
        int count = Counts.Of(200, 10_000);
        (int Descriptors, int Threads, long Memory) before = default;
        using var run = new FaultRun(37, count);
        for (int i = 0; i < count; i++)
        {
            // The first ones fill the runtime's caches, and the thread pool.
            if (i == warm) before = Measure();
            using ProcessPool pool = run.Pool(workers: 1);
            if (i % 4 != 0) run.Neighbours(pool, 4).End();
        }

        (int descriptors, int threads, long memory) = Measure();
        Assert.InRange(descriptors, 0, before.Descriptors + 2);
        Assert.InRange(threads, 0, before.Threads + 4);
        Assert.InRange(memory, 0, before.Memory + (count * 1_024L) + (4 << 20));
        run.Finish();
    }

    private static void EndWhileBusy(FaultRun run)
    {
        const int items = 10;
        ProcessPool pool = run.Pool(workers: 2);
        int first = run.Accounts.Accept(items + 1);
        Action<ProcessPool>[] ends = [static p => p.Dispose(), static p => p.DisposeAsync().AsTask().Wait(), static p => p.Terminate(), Close, static p => p.Dispose()];
        run.Random.Shuffle(ends);

        // The fifth end comes from a callback, if its item is in time.
        int called = 0;
        AsyncResult<int>[] results =
        [
            .. Enumerable.Range(first, items).Select(id => pool.FaultWork.Tick.ApplyAsync(id, id % 100)),
            pool.FaultWork.Tick.ApplyAsync(first + items, 0, callback: _ => End(pool, ends[^1], ref called)),
        ];
        AsyncResult<int> hung = pool.HangWork.Ignore.ApplyAsync(-1);
        PoolStream<int> stream = pool.StreamWork.Double.Imap(new Source().Items(), bufferSize: 5);
        Killer.SpinFor(run.Random.Next(3) == 0 ? run.Random.Next(2_000) : run.Random.Next(150_000));
        Together.Run(ends[..^1].Select(end => (Action)(() => End(pool, end, ref called))));
        End(pool, static p => p.Dispose(), ref called);

        Assert.Throws<PoolTerminatedException>(() => hung.Get());
        Assert.Throws<PoolTerminatedException>(() => stream.Count());
        for (int i = 0; i < results.Length; i++)
        {
            results[i].Wait();
            if (!results[i].IsSuccessful) Assert.IsType<PoolTerminatedException>(results[i].Exception!.InnerException);
            if (results[i].IsSuccessful) run.Accounts.End(first + i, null);
            else run.Accounts.EndOtherwise(first + i);
        }

        Assert.InRange(called, EndsPerPool, EndsPerPool + 1);
        Assert.Throws<PoolNotRunningException>(object? () => pool.DataWork.ProcessId.ApplyAsync());
        Assert.Equal(PoolState.Terminated, pool.State);
    }

    private static void Close(ProcessPool pool)
    {
        pool.Close();
        Assert.True(pool.Join(LongestEnd));
    }

    private static void End(ProcessPool pool, Action<ProcessPool> end, ref int called)
    {
        long started = Stopwatch.GetTimestamp();
        end(pool);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, LongestEnd);
        Interlocked.Increment(ref called);
    }

    private static (int Descriptors, int Threads, long Memory) Measure()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (Leftovers.CountDescriptors(), Leftovers.CountThreads(), GC.GetTotalMemory(forceFullCollection: true));
    }
}
