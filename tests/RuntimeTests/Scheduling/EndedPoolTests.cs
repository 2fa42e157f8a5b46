namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What comes in between the end of a pool and the end of its last worker. Found by the chaos of tests/FaultTests.</summary>
public sealed class EndedPoolTests
{
    [Fact]
    public void Calls_behind_one_that_is_cancelled_after_the_pool_was_terminated_end_all_the_same()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> cancelled = pool.Call(1);
        AsyncResult<long> behind = pool.Call(2);
        pool.Scheduler.Terminate();
        Assert.True(cancelled.Cancel());
        pool.Die(0);
        pool.GiveEnds();
        Assert.True(cancelled.IsReady);
        Assert.True(behind.IsReady, "the call behind it has no end");
        Assert.Equal(0, pool.Scheduler.OpenSubmissions);
    }
}
