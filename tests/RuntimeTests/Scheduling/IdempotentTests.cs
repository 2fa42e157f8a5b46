using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Which items of a dead worker are tried again.</summary>
public sealed class IdempotentTests
{
    private static readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> Idempotent = new(5, "Idempotent") { Idempotent = true };

    [Fact]
    public void Item_of_a_worker_that_breaks_the_rules_is_not_tried_again()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> broken = pool.Call(1, Idempotent);
        pool.Links[0].Claimed = 1;
        pool.Die(0, new PoolProtocolException("rubbish"));
        Assert.True(broken.IsReady, "it is tried again");
        Assert.Throws<PoolProtocolException>(() => broken.Get());
    }

    [Fact]
    public void Item_of_a_worker_that_died_is_tried_again_as_often_as_it_may_be()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> lost = pool.Call(2, Idempotent);
        for (int attempt = 1; attempt <= Idempotent.MaxAttempts; attempt++)
        {
            Assert.False(lost.IsReady);
            Assert.Equal(attempt, pool.Links[0].Frames.Single().Attempt);
            pool.Links[0].Claimed = 1;
            pool.Die(0);
            pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
        }

        Assert.Equal(Idempotent.MaxAttempts, Assert.Throws<WorkerLostException>(() => lost.Get()).Attempts);
    }

    [Fact]
    public void Only_the_item_that_ran_has_been_tried()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Map(3, chunkSize: 3, Idempotent);
        pool.Links[0].Claimed = 1;
        pool.Scheduler.Slots[0][0].Done = 1;
        pool.Die(0);
        pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
        Assert.Equal([(1, 2), (1, 1)], pool.Links[0].Frames.Select(static frame => (frame.Count, frame.Attempt)));
    }
}
