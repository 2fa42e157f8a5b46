using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What the parent has to hear of, and in which order it acts on it.</summary>
public sealed class SupervisionTests
{
    [Fact]
    public void Items_of_a_map_wake_nobody_one_by_one()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Map(10, chunkSize: 5);
        Assert.True(pool.Scheduler.Slots[0][0].OnlyItsEndCounts);
    }

    [Fact]
    public void An_item_with_a_time_limit_is_heard_of_because_the_next_ones_limit_counts_from_it()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, taskTimeout: TimeSpan.FromSeconds(1));
        pool.Map(10, chunkSize: 5);
        Assert.False(pool.Scheduler.Slots[0][0].OnlyItsEndCounts);
    }

    [Fact]
    public void Whoever_follows_a_maps_progress_hears_of_each_item()
    {
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(1, "Followed");
        var progress = new Progress<MapProgress>();
        ResultHandlers<long[]>? handlers = ResultHandlers<long[]>.Of(null, null, null, progress, default);
        Assert.False(new MapSubmission<long, long>(task, new long[10], 5, progress, handlers).EndsAsOne);
        Assert.True(new MapSubmission<long, long>(task, new long[10], 5, null, null).EndsAsOne);
    }

    [Fact]
    public void A_death_is_told_before_the_next_worker_is_started()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> lost = pool.Call(1);
        pool.Links[0].Claimed = 1;
        pool.Scheduler.Died(pool.Scheduler.Slots[0], new WorkerExit(137, "SIGKILL", "it was killed", string.Empty), null);
        pool.GiveEnds();
        Assert.True(lost.IsReady);
        Assert.Equal(1, pool.Starts);
        Assert.True(pool.Scheduler.NextDeadline <= pool.Clock.GetTimestamp(), "nobody would start it");
        pool.Scheduler.Tick();
        Assert.Equal(2, pool.Starts);
    }
}
