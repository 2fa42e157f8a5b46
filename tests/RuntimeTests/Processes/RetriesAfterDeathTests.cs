using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>Retries and attempts are counted apart; a loss that may have run what must not run twice is not started again.</summary>
[Watchdog]
public sealed class RetriesAfterDeathTests
{
    [Fact]
    public void Lost_item_of_a_task_that_is_not_idempotent_is_not_asked_about()
    {
        using var pool = new ProcessPool(workers: 2);
        int asked = 0;
        IPool careful = pool.With(new CallOptions { MaxRetries = 5, RetryWhen = _ => Interlocked.Increment(ref asked) > 0 });
        Assert.Throws<WorkerLostException>(() => careful.ProcessWork.KillSelfIf.Apply(3, 3));
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => careful.ProcessWork.KillSelfIf.StarMap([(1, 3), (3, 3), (5, 3)]));
        Assert.Equal(1, lost.Data["PoolGen.Index"] is long index ? index : -1);
        Assert.Equal(0, asked);
    }

    [Fact]
    public void Lost_item_of_an_idempotent_task_is_asked_about_after_its_last_attempt()
    {
        using var pool = new ProcessPool(workers: 2);
        List<int> attempts = [];
        IPool careful = pool.With(new CallOptions
        {
            MaxRetries = 1,
            RetryWhen = e =>
            {
                attempts.Add(Assert.IsType<WorkerLostException>(e).Attempts);
                return true;
            },
        });
        Assert.Equal(2, Assert.Throws<WorkerLostException>(() => careful.ProcessWork.AlwaysDie.Apply()).Attempts);
        Assert.Equal([2], attempts);
    }

    [Fact]
    public void Map_with_retries_ends_and_only_lost_items_fail_when_workers_die()
    {
        using var pool = new ProcessPool(workers: 2);
        using var runs = new TemporaryDirectory();
        AsyncResult<int[]> map = pool.With(new CallOptions { MaxRetries = 3, RetryWhen = e => e is IOException }).RetriedWork.FailAtFirst.StarMapAsync(
            Enumerable.Range(0, 60).Select(i => (runs.Path, i, i % 4)), chunkSize: 3);
        for (int kills = 0; !map.IsReady && kills < 6; kills++)
        {
            int ended = RunsIn(runs);
            Eventually.True(() => map.IsReady || RunsIn(runs) > ended + 5, "work goes on");
            if (pool.Workers.FirstOrDefault(worker => worker.State == WorkerState.Busy) is { ProcessId: > 0 } worker) Signals.TrySend(worker.ProcessId, Signals.Kill);
        }

        map.Wait();
        int lost = map.Exception?.InnerExceptions.Count ?? 0;
        Assert.All(map.Exception?.InnerExceptions ?? [], failure => Assert.IsType<WorkerLostException>(failure));
        Assert.InRange(lost, 0, 6);
    }

    private static int RunsIn(TemporaryDirectory runs) => Directory.GetFiles(runs.Path).Length;
}
