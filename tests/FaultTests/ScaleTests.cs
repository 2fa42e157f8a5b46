using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Many workers, and many pools.</summary>
[Collection("Faults")]
public sealed class ScaleTests
{
    private const int ItemsPerWorker = 10;

    [Fact, Trait("Row", "48")]
    public void Pool_of_64_workers_starts_runs_replaces_and_ends() => Run(48, 64);

    [LongFact, Trait("Row", "49")]
    public void Pool_of_256_workers_starts_runs_replaces_and_ends() => Run(49, 256);

    [LongFact, Trait("Row", "50")]
    public void Pool_of_1000_workers_starts_runs_replaces_and_ends() => Run(50, 1_000);

    [Fact, Trait("Row", "51")]
    public void Many_pools_at_once_know_nothing_of_each_other()
    {
        int count = Counts.Of(30, 200);
        using var run = new FaultRun(51, count);
        ProcessPool[] pools = [.. Enumerable.Range(0, count).Select(_ => run.Pool(workers: 1))];
        Neighbours[] neighbours = [.. pools.Select(pool => run.Neighbours(pool))];
        foreach (Neighbours items in neighbours) items.End();

        // Every other one loses its worker, or ends; the others go on.
        for (int i = 0; i < count; i += 2)
        {
            if (i % 4 == 0) run.Kill(pools[i].Workers[0].ProcessId);
            else pools[i].Dispose();
        }

        neighbours = [.. pools.Where(static pool => pool.State == PoolState.Running).Select(pool => run.Neighbours(pool))];
        foreach (Neighbours items in neighbours) items.End();
        Together.Run(pools.Select(static pool => (Action)pool.Dispose));
        run.Finish();
    }

    private static void Run(int row, int workers)
    {
        using var run = new FaultRun(row, workers);
        using (ProcessPool pool = run.Pool(workers))
        {
            WaitUntilAllAreReady(pool);
            int items = workers * ItemsPerWorker;
            int first = run.Accounts.Accept(items);
            AsyncResult<int[]> map = pool.FaultWork.Tick.StarMapAsync(Enumerable.Range(first, items).Select(static id => (id, 500)), chunkSize: 1);
            for (int i = 0; i < workers; i += 10) run.Kill(pool.Workers[i].ProcessId);
            map.Wait();
            run.Accounts.EndMap(first, items, map.Exception);
            WaitUntilAllAreReady(pool);
            Neighbours neighbours = run.Neighbours(pool, workers);
            pool.Close();
            neighbours.End();
            Assert.True(pool.Join(Counts.Limit));
        }

        run.Finish();
    }

    private static void WaitUntilAllAreReady(ProcessPool pool) =>
        Assert.True(
            SpinWait.SpinUntil(() => pool.State != PoolState.Running || pool.Workers.All(static worker => worker.State == WorkerState.Idle), Counts.Limit) && pool.State == PoolState.Running,
            $"{pool.Workers.Count(static worker => worker.State == WorkerState.Idle)} of {pool.WorkerCount} workers are ready, the pool is {pool.State}");
}
