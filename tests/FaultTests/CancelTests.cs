using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Cancelling at any moment: one end, and no worker dies of it.</summary>
[Collection("Faults")]
public sealed class CancelTests
{
    private const int AtOnce = 20;
    private const int LongestTask = 200;

    [Fact, Trait("Row", "35")]
    public void Cancelling_races_with_every_step_and_each_item_has_one_end()
    {
        int count = Counts.Of(10_000, 1_000_000);
        int cancelled = 0;
        using var run = new FaultRun(35, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            FaultRun.AssertFullStrength(pool);
            int[] before = [.. pool.Workers.Select(worker => worker.ProcessId)];
            for (int i = 0; i < count; i += AtOnce)
            {
                Action race = (i / AtOnce % 4) switch
                {
                    0 => () => cancelled += Map(run, pool),
                    1 => () => cancelled += Queued(run, pool),
                    _ => () => cancelled += Singles(run, pool),
                };
                race();
            }

            FaultRun.AssertFullStrength(pool);
            Assert.Equal(before, pool.Workers.Select(worker => worker.ProcessId));
        }

        Assert.InRange(cancelled, count / 4, count);
        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    private static int Singles(FaultRun run, ProcessPool pool)
    {
        int first = run.Accounts.Accept(AtOnce);
        using var source = new CancellationTokenSource();
        int[] called = new int[AtOnce];
        AsyncResult<int>[] results = [.. Enumerable.Range(0, AtOnce).Select(i => pool.FaultWork.Tick.ApplyAsync(
            first + i, run.Random.Next(LongestTask), _ => Interlocked.Increment(ref called[i]), _ => Interlocked.Increment(ref called[i]), source.Token))];
        Killer.SpinFor(run.Random.Next(AtOnce * LongestTask / 2));
        if (run.Random.Next(2) == 0) source.Cancel();
        else foreach (AsyncResult<int> result in results) result.Cancel();
        int cancelled = 0;
        for (int i = 0; i < AtOnce; i++)
        {
            results[i].Wait();
            if (results[i].IsSuccessful) run.Accounts.End(first + i, null);
            else
            {
                Assert.Null(results[i].Exception);
                run.Accounts.EndOtherwise(first + i);
                cancelled++;
            }

            Assert.Equal(1, called[i]);
            Assert.False(results[i].Cancel());
        }

        return cancelled;
    }

    // Behind one that waits: these have not started, and never do.
    private static int Queued(FaultRun run, ProcessPool pool)
    {
        FaultRun.AssertFullStrength(pool);
        int blockers = run.Accounts.Accept(pool.WorkerCount);
        AsyncResult<int>[] blocking = [.. Enumerable.Range(blockers, pool.WorkerCount).Select(id => pool.HangWork.WaitForToken.ApplyAsync(id))];
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Busy), "all workers wait");
        int first = run.Accounts.Accept(AtOnce);
        AsyncResult<int>[] queued = [.. Enumerable.Range(first, AtOnce).Select(id => pool.FaultWork.Tick.ApplyAsync(id, 0))];
        for (int i = 0; i < AtOnce; i++)
        {
            Assert.True(queued[i].Cancel());
            Assert.Throws<OperationCanceledException>(() => queued[i].Get());
            run.Accounts.EndUnstarted(first + i);
        }

        for (int i = 0; i < blocking.Length; i++)
        {
            blocking[i].Cancel();
            Assert.Throws<OperationCanceledException>(() => blocking[i].Get());
            run.Accounts.EndOtherwise(blockers + i);
        }

        return AtOnce;
    }

    private static int Map(FaultRun run, ProcessPool pool)
    {
        int first = run.Accounts.Accept(AtOnce);
        AsyncResult<int[]> map = pool.FaultWork.Tick.StarMapAsync(
            Enumerable.Range(first, AtOnce).Select(id => (id, run.Random.Next(LongestTask))), chunkSize: run.Random.Next(1, 8));
        Killer.SpinFor(run.Random.Next(AtOnce * LongestTask / 2));
        map.Cancel();
        map.Wait();
        Assert.Null(map.Exception);
        for (int id = first; id < first + AtOnce; id++) run.Accounts.EndOtherwise(id);
        return map.IsSuccessful ? 0 : AtOnce;
    }
}
