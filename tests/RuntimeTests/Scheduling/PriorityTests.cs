using PoolGen.Scheduling;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Whose work goes first.</summary>
public sealed class PriorityTests
{
    [Fact]
    public void Calls_go_by_priority_and_within_one_in_the_order_in_which_they_came()
    {
        ScriptedPool pool = Busy();
        CallPriority[] asked = [CallPriority.Low, CallPriority.Normal, CallPriority.High, CallPriority.Normal, CallPriority.Low, CallPriority.High];
        AsyncResult<long>[] calls = [.. asked.Select((priority, i) => pool.Call(i, priority: priority))];
        Assert.Equal([2, 5, 1, 3, 0, 4], OrderOfEnds(pool, calls));
    }

    [Fact]
    public void Chunks_of_a_map_go_by_its_priority()
    {
        ScriptedPool pool = Busy();
        AsyncResult<long[]> low = pool.Map(2, chunkSize: 1, priority: CallPriority.Low);
        AsyncResult<long> call = pool.Call(1);
        AsyncResult<long[]> high = pool.Map(2, chunkSize: 1, priority: CallPriority.High);
        Assert.Equal([2, 1, 0], OrderOfEnds(pool, [low, call, high]));
    }

    [Theory]
    [InlineData(CallPriority.Low, CallPriority.Normal)]
    [InlineData(CallPriority.Low, CallPriority.High)]
    [InlineData(CallPriority.Normal, CallPriority.High)]
    public void Lower_priority_has_one_turn_in_sixteen_while_higher_work_waits(CallPriority lower, CallPriority higher)
    {
        ScriptedPool pool = Busy();
        for (int i = 0; i < 5; i++) pool.Call(i, priority: lower);
        for (int i = 0; i < 100; i++) pool.Call(i, priority: higher);
        List<CallPriority> run = Run(pool, 96);
        int[] turns = [.. Enumerable.Range(0, run.Count).Where(i => run[i] == lower)];
        Assert.Equal([15, 31, 47, 63, 79], turns);
    }

    [Fact]
    public void Low_and_normal_work_both_have_turns_below_high_work()
    {
        ScriptedPool pool = Busy();
        for (int i = 0; i < 20; i++) pool.Call(i, priority: CallPriority.Low);
        for (int i = 0; i < 20; i++) pool.Call(i);
        for (int i = 0; i < 200; i++) pool.Call(i, priority: CallPriority.High);
        List<CallPriority> run = Run(pool, 160);
        Assert.InRange(run.Count(static priority => priority == CallPriority.Low), 9, 11);
        Assert.InRange(run.Count(static priority => priority == CallPriority.Normal), 9, 11);
    }

    [Fact]
    public void Cancelled_calls_of_every_priority_give_back_their_room()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, configure: static options => options.MaxQueuedTasks = 3);
        pool.Call(-1);
        pool.Call(-1);
        AsyncResult<long>[] waiting = [pool.Call(0, priority: CallPriority.Low), pool.Call(1, priority: CallPriority.High)];
        foreach (AsyncResult<long> call in waiting) call.Cancel();
        Assert.All(waiting, static call => Assert.True(call.IsCancelled));
        pool.Call(2);
        pool.Call(3);
    }

    // A worker whose window is full: what comes now waits.
    private static ScriptedPool Busy()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        WorkerSlot slot = pool.Scheduler.Slots[0];
        while (slot.HasRoom) pool.Call(-1);
        pool.EndFrame(0);
        slot.Window = 1;
        while (slot.Outstanding > 1) pool.EndFrame(0);
        return pool;
    }

    private static List<int> OrderOfEnds(ScriptedPool pool, AsyncResult[] results)
    {
        List<int> order = [];
        while (order.Count < results.Length)
        {
            pool.EndFrame(0);
            order.AddRange(Enumerable.Range(0, results.Length).Where(i => results[i].IsReady && !order.Contains(i)));
        }

        return order;
    }

    // The priorities of the frames that end next, those left out that were there before.
    private static List<CallPriority> Run(ScriptedPool pool, int frames)
    {
        WorkerSlot slot = pool.Scheduler.Slots[0];
        for (int before = slot.Outstanding; before > 0; before--) pool.EndFrame(0);
        List<CallPriority> run = [];
        for (int i = 0; i < frames; i++)
        {
            run.Add(slot[slot.Acked].Submission!.Envelope.Priority);
            pool.EndFrame(0);
        }

        return run;
    }
}
