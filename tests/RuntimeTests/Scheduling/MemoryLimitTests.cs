namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker that has outgrown <see cref="ProcessPoolOptions.MaxWorkerMemoryBytes"/>.</summary>
public sealed class MemoryLimitTests
{
    private const long Most = 1000;

    [Fact]
    public void What_waits_at_a_worker_that_grew_too_large_moves_on_and_the_worker_leaves()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, configure: static options => options.MaxWorkerMemoryBytes = Most);
        pool.Call(1);
        AsyncResult<long> waiting = pool.Call(2);
        ScriptedLink large = pool.Links[0];
        large.Claimed = 1;
        large.MemoryBytes = Most + 1;
        pool.Clock.Advance(TimeSpan.FromSeconds(1));
        pool.EndFrame(0);
        Assert.True(large.Retired);
        Assert.Equal(0, pool.Scheduler.Slots[0].Outstanding);
        pool.Die(0);
        pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
        Assert.NotSame(large, pool.Links[0]);
        pool.EndFrame(0);
        Assert.True(waiting.IsSuccessful);
    }

    [Fact]
    public void What_it_runs_ends_there_first()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2, configure: static options => options.MaxWorkerMemoryBytes = Most);
        pool.Call(1);
        pool.Call(2);
        AsyncResult<long> running = pool.Call(3);
        AsyncResult<long> waiting = pool.Call(4);
        pool.Links[0].Claimed = 2;
        pool.Links[0].MemoryBytes = Most + 1;
        pool.Clock.Advance(TimeSpan.FromSeconds(1));
        pool.EndFrame(0);
        Assert.False(pool.Links[0].Retired);
        Assert.Equal(1, pool.Scheduler.Slots[0].Outstanding);
        pool.EndFrame(0);
        Assert.True(running.IsSuccessful);
        Assert.True(pool.Links[0].Retired);
        while (!waiting.IsReady) pool.EndFrame(1);
        Assert.True(waiting.IsSuccessful);
    }

    [Fact]
    public void Worker_that_has_just_as_much_as_it_may_stays()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, configure: static options => options.MaxWorkerMemoryBytes = Most);
        pool.Call(1);
        pool.Call(2);
        pool.Links[0].MemoryBytes = Most;
        pool.Clock.Advance(TimeSpan.FromSeconds(1));
        pool.EndFrame(0);
        pool.EndFrame(0);
        Assert.False(pool.Links[0].Retired);
    }
}
