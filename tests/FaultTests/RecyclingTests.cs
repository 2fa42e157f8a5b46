using System.Diagnostics;
using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Workers that are replaced on purpose, between items.</summary>
[Collection("Faults")]
public sealed class RecyclingTests
{
    [Fact, Trait("Row", "44")]
    public void Worker_that_leaks_is_replaced_between_items_and_none_fails()
    {
        const int items = 40;
        int count = Counts.Of(5, 20);
        using var run = new FaultRun(44, count);
        using (ProcessPool pool = run.Pool(workers: 2, static options => options.MaxWorkerMemoryBytes = 150L << 20))
        {
            for (int i = 0; i < count; i++)
            {
                Neighbours neighbours = run.Neighbours(pool);
                AsyncResult<int>[] results = [.. Enumerable.Range(0, items).Select(_ => pool.CrashWork.Leak.ApplyAsync(10 << 20))];
                Assert.InRange(results.Select(result => result.Get()).Distinct().Count(), 3, items);
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    [Fact, Trait("Row", "45")]
    public void Worker_for_each_item_keeps_a_steady_pace()
    {
        const int items = 60;
        int count = Counts.Of(1, 5);
        using var run = new FaultRun(45, count);
        for (int i = 0; i < count; i++)
        {
            using ProcessPool pool = run.Pool(workers: 2, static options => options.MaxTasksPerWorker = 1);
            long started = Stopwatch.GetTimestamp();
            AsyncResult<int>[] results = [.. Enumerable.Range(0, items).Select(_ => pool.DataWork.ProcessId.ApplyAsync())];
            Assert.Equal(items, results.Select(result => result.Get()).Distinct().Count());
            Assert.InRange(items / Stopwatch.GetElapsedTime(started).TotalSeconds, 2, double.MaxValue);
            run.Neighbours(pool).End();
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }
}
