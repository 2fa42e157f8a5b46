using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Who gets which worker, and how much of it.</summary>
public sealed class FairnessTests
{
    [Fact]
    public void Single_calls_and_two_maps_take_turns()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(-1);
        pool.Call(-1);
        for (int i = 0; i < 6; i++) pool.Call(i);
        pool.Map(6, chunkSize: 1);
        pool.Map(6, chunkSize: 1);
        List<string> sent = [];
        for (int i = 0; i < 14; i++)
        {
            if (i >= 2) sent.Add(NameOf(pool, pool.Scheduler.Slots[0].Acked));
            pool.EndFrame(0);
        }

        // Whoever comes first: of three in a row each had its turn.
        for (int i = 0; i + 3 <= sent.Count; i++) Assert.Equal(3, sent[i..(i + 3)].Distinct().Count());

        static string NameOf(ScriptedPool pool, uint sequence) => pool.Scheduler.Slots[0][sequence].Submission! is { IsSingle: true } ? "call" : $"map {pool.Scheduler.Slots[0][sequence].Submission!.GetHashCode()}";
    }

    [Fact]
    public void Maps_leave_room_for_one_single_call()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, configure: static options => options.MaxQueuedTasks = 3);
        pool.Map(20, chunkSize: 5);
        Assert.Equal([2, 2], pool.Links[0].Frames.Select(static frame => frame.Count));

        // ScriptedPool.Call asserts that it is admitted.
        AsyncResult<long> call = pool.Call(7);
        pool.EndFrame(0);
        pool.EndFrame(0);
        pool.EndFrame(0);
        Assert.True(call.IsSuccessful);
    }

    [Fact]
    public void Busy_worker_waits_for_a_whole_chunk_of_a_stream()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(1);
        pool.Links[0].Claimed = 1;
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(4, "Streamed");
        var stream = new SimulatedSubmission(new Simulation(0, log: false), 0, SubmissionKind.Stream, task, fixedChunk: 3, largestChunk: 3);
        Assert.True(pool.Scheduler.TryAcceptSubmission(stream));
        pool.Scheduler.Submit(stream);
        bool[] wanted = [.. Enumerable.Range(0, 3).Select(i => stream.Push(new SimulatedItem(stream, i)))];
        Assert.Equal([false, false, true], wanted);
    }

    [Fact]
    public void Thief_takes_half_of_what_waits_and_the_newest()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2);
        WorkerSlot victim = pool.Scheduler.Slots[0];
        pool.Links[1].Claimed = 1;
        pool.Call(0);
        pool.Call(1);
        victim.Window = 9;
        AsyncResult<long>[] queued = [.. Enumerable.Range(10, 9).Select(i => pool.Call(i))];
        Assert.Equal(9, victim.Outstanding);
        pool.Links[0].Claimed = 1;
        List<TaskFrame> stolen = pool.Links[1].Frames;
        pool.Scheduler.Slots[1].Window = 100;
        while (pool.Scheduler.Slots[1].Outstanding > 1) pool.EndFrame(1);
        stolen.Clear();
        pool.EndFrame(1);

        // Eight wait behind the one that runs.
        Assert.Equal(4, stolen.Count);
        Assert.Equal(5, victim.Outstanding);
        GC.KeepAlive(queued);
    }

    [Fact]
    public void Thief_takes_the_larger_half_of_an_odd_number()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2);
        WorkerSlot victim = pool.Scheduler.Slots[0];
        pool.Call(0);
        pool.Call(1);
        victim.Window = 4;
        for (int i = 0; i < 4; i++) pool.Call(i);
        pool.Links[0].Claimed = 1;
        while (pool.Scheduler.Slots[1].Outstanding > 1) pool.EndFrame(1);
        int waiting = victim.Outstanding - 1;
        Assert.Equal(1, waiting % 2);
        pool.EndFrame(1);
        Assert.Equal(1 + (waiting / 2), victim.Outstanding);
    }

    [Fact]
    public void Window_grows_by_and_by_and_shrinks_at_once()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        WorkerSlot slot = pool.Scheduler.Slots[0];
        End(TimeSpan.FromMilliseconds(100));
        Assert.Equal(WorkerSlot.SmallestWindow, slot.Window);

        // Tasks of a microsecond: the average follows by a quarter each time.
        int before = slot.Window;
        int growths = 0;
        for (int i = 0; i < 60; i++)
        {
            End(TimeSpan.FromMicroseconds(1));
            if (slot.Window > before) growths++;
            before = slot.Window;
        }

        Assert.InRange(slot.Window, 250, 310);
        Assert.True(growths > 10, $"it grew in {growths} steps");

        // One task of a fifth of a millisecond, and nothing is trapped behind the next. An average that follows by a quarter would leave room for six.
        End(TimeSpan.FromMicroseconds(200));
        Assert.Equal(WorkerSlot.SmallestWindow, slot.Window);

        void End(TimeSpan time)
        {
            pool.Call(0);
            pool.Clock.Advance(time);
            pool.EndFrame(0);
        }
    }
}
