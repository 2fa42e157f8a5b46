using PoolGen.Scheduling;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Workers that do not become ready: how long until the next try, and what the pool says in the end.</summary>
public sealed class StartFailureTests
{
    private static readonly WorkerExit Exit = new(3, null, "it exited with code 3", string.Empty);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_failed_start_doubles_the_time_until_the_next(bool findsRoom)
    {
        var pool = new ScriptedPool(workers: 1) { StartsWithoutRoom = findsRoom ? 0 : 4 };
        pool.Scheduler.Start();
        foreach (double seconds in new[] { 0.1, 0.2, 0.4, 0.8 })
        {
            if (findsRoom) pool.Scheduler.Died(pool.Scheduler.Slots[0], Exit, null);
            Assert.Equal(SlotState.Empty, pool.Scheduler.Slots[0].State);
            TimeSpan left = pool.Clock.GetElapsedTime(pool.Clock.GetTimestamp(), pool.Scheduler.NextDeadline);
            Assert.InRange(left.TotalSeconds, 0.75 * seconds - 0.001, 1.25 * seconds + 0.001);
            int starts = pool.Starts;
            pool.Wait(left / 2);
            Assert.Equal(starts, pool.Starts);
            pool.Wait(left);
            Assert.Equal(starts + 1, pool.Starts);
        }
    }

    [Fact]
    public void Start_that_timed_out_once_is_not_blamed_for_those_that_die_by_themselves()
    {
        ScriptedPool pool = Started();
        FailByTimeOut(pool);
        for (int i = 0; i < 4; i++) FailByItself(pool);
        Assert.Equal(PoolState.Faulted, pool.Scheduler.State);
        Assert.Contains("exited with code 3", pool.Scheduler.Fault!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(ProcessPoolOptions.WorkerStartTimeout), pool.Scheduler.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Last_start_that_times_out_is_named_with_its_option()
    {
        ScriptedPool pool = Started();
        for (int i = 0; i < 4; i++) FailByItself(pool);
        Assert.Equal(PoolState.Running, pool.Scheduler.State);
        FailByTimeOut(pool);
        Assert.Equal(PoolState.Faulted, pool.Scheduler.State);
        Assert.Contains(nameof(ProcessPoolOptions.WorkerStartTimeout), pool.Scheduler.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_that_becomes_ready_makes_the_failures_before_it_forgotten()
    {
        ScriptedPool pool = Started();
        for (int i = 0; i < 4; i++) FailByItself(pool);
        pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
        pool.Die(0);
        for (int i = 0; i < 4; i++) FailByItself(pool);
        Assert.Equal(PoolState.Running, pool.Scheduler.State);
        FailByItself(pool);
        Assert.Equal(PoolState.Faulted, pool.Scheduler.State);
    }

    private static ScriptedPool Started()
    {
        var pool = new ScriptedPool(workers: 1);
        pool.Scheduler.Start();
        return pool;
    }

    private static void FailByTimeOut(ScriptedPool pool)
    {
        ScriptedLink link = pool.Links[0];
        pool.Wait(TimeSpan.FromMinutes(10));
        Assert.True(link.Killed);
        FailByItself(pool);
    }

    private static void FailByItself(ScriptedPool pool)
    {
        pool.Scheduler.Died(pool.Scheduler.Slots[0], Exit, null);
        pool.Wait(TimeSpan.FromSeconds(10));
    }
}
