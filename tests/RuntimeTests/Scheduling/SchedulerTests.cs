using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Bugs that the simulation, or reading for it, has found: each as the one sequence of events that showed it.</summary>
public sealed class SchedulerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void No_worker_is_started_once_the_fifth_start_has_failed()
    {
        var pool = new ScriptedPool(workers: 8) { StartsWithoutRoom = 5 };
        pool.Scheduler.Start();
        Assert.Equal(PoolState.Faulted, pool.Scheduler.State);
        Assert.Equal(5, pool.Starts);
        Assert.True(pool.Scheduler.AllGone);
    }

    [Fact]
    public void Cancelling_a_call_that_has_ended_unnoticed_does_not_spare_the_one_that_runs()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> ended = pool.Call(1);
        AsyncResult<long> running = pool.Call(2);
        pool.Links[0].Claimed = 2;
        Assert.True(running.Cancel());
        Assert.True(ended.Cancel());
        Assert.Equal(1u, pool.Links[0].Stopped);
        pool.Scheduler.Slots[0].Ack();
        pool.Wait(5 * Second);
        Assert.True(pool.Links[0].Killed);
    }

    [Fact]
    public void An_item_that_waited_behind_one_without_a_limit_has_its_own()
    {
        var limited = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(2, "Limited") { TimeoutMilliseconds = 1000 };
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(1);
        pool.Call(2, limited);
        pool.Links[0].Claimed = 1;
        pool.Wait(3 * Second);
        pool.EndFrame(0);
        pool.Links[0].Claimed = 2;
        Assert.True(pool.Scheduler.NextDeadline <= pool.Clock.GetTimestamp() + Second.Ticks, "nothing would look at it");
        pool.Wait(Second);
        Assert.Equal(1u, pool.Links[0].Stopped);
    }

    [Fact]
    public void A_worker_that_stops_between_two_frames_loses_the_second()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(1);
        pool.Call(2);
        pool.Links[0].Claimed = 1;
        pool.Wait(10 * Second);
        pool.EndFrame(0);
        Assert.True(pool.Scheduler.NextDeadline <= pool.Clock.GetTimestamp() + 2 * Second.Ticks, "nothing would look at it");
        pool.Wait(2 * Second);
        Assert.True(pool.Links[0].Killed);
    }

    [Fact]
    public void A_worker_that_claims_at_the_last_moment_is_not_killed()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(1);
        pool.Links[0].OnTakeBack = () => pool.Links[0].Claimed = 1;
        pool.Wait(3 * Second);
        Assert.False(pool.Links[0].Killed);
        Assert.Equal(SlotState.Ready, pool.Scheduler.Slots[0].State);
    }

    [Fact]
    public void The_kill_of_a_late_item_spares_the_next_one_that_has_just_started()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> late = pool.Call(1);
        pool.Call(2);
        pool.Links[0].Claimed = 1;
        Assert.True(late.Cancel());
        pool.Links[0].OnTakeBack = () => pool.Links[0].Claimed = 2;
        pool.Wait(5 * Second);
        Assert.False(pool.Links[0].Killed);
    }

    [Fact]
    public void A_frame_that_has_not_ended_is_never_overwritten()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        ulong first = pool.Links[0].NextFrame;
        pool.Call(1);
        ulong second = pool.Links[0].NextFrame;
        pool.Call(2);
        Assert.Equal(first, pool.Links[0].KeptFrom);
        pool.Call(3);
        pool.EndFrame(0);
        Assert.Equal(second, pool.Links[0].KeptFrom);
    }

    [Fact]
    public void A_busy_worker_with_a_spent_limit_on_its_chunk_still_has_one()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, taskTimeout: Second);
        pool.Map(3, chunkSize: 3);
        pool.Links[0].Claimed = 1;
        pool.Wait(Second);
        ref Lease lease = ref pool.Scheduler.Slots[0][0];
        Assert.Equal(LeaseVerdict.TimedOut, lease.Verdict);

        // The late item ends, and the one behind it had started before the frame was stopped.
        lease.Done = 1;
        pool.Scheduler.Slots[0].LastEnd = pool.Clock.GetTimestamp();
        pool.Wait(2 * Second);
        Assert.False(pool.Links[0].Killed);
        Assert.Equal(1, lease.VerdictIndex);
        pool.Wait(2 * Second);
        Assert.True(pool.Links[0].Killed);
    }

    [Fact]
    public void A_returned_chunk_is_cut_to_what_a_worker_may_still_run()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2, maxTasksPerWorker: 3);
        pool.Call(1);
        pool.Links[0].Claimed = 1;
        pool.EndFrame(0);
        pool.Links[0].Frames.Clear();
        pool.Call(2);
        pool.Map(3, chunkSize: 3);
        Assert.Equal(3, pool.Links[1].Frames.Single().Count);
        pool.Die(1);
        Assert.Equal(2, pool.Links[0].Frames.Sum(static frame => frame.Count));
    }

    [Fact]
    public void A_worker_that_was_kept_from_starting_items_is_not_recycled_early()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1, maxTasksPerWorker: 3);
        pool.Map(3, chunkSize: 3);
        pool.Links[0].Claimed = 1;
        WorkerSlot slot = pool.Scheduler.Slots[0];
        slot.Ack();
        pool.Call(9);
        Assert.False(pool.Links[0].Retired);
        pool.Scheduler.Progress(slot, 1, 3, unstarted: 2);
        Assert.False(pool.Links[0].Retired);
        Assert.Equal(2, pool.Links[0].Frames.Count);
        pool.EndFrame(0);
    }

    [Fact]
    public void Items_that_cannot_be_encoded_do_not_hold_up_those_behind_them()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        var task = new SimulatedTask<LengthCodec, UnmanagedCodec<long>>(3, "Unsendable");
        AsyncResult<long[]> map = pool.Map(50, chunkSize: 1, task);
        map.Wait();
        Assert.False(map.IsSuccessful);
        Assert.Equal(50, map.Exception!.InnerExceptions.Count);
    }

    [Fact]
    public void A_busy_worker_does_not_raise_what_an_idle_one_waits_for()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2);
        pool.Call(1);
        pool.Call(2);
        pool.Links[1].Claimed = 1;
        pool.EndFrame(0);
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(4, "Streamed");
        var stream = new SimulatedSubmission(new Simulation(0, log: false), 0, SubmissionKind.Stream, task, fixedChunk: 5, largestChunk: 5);
        Assert.True(pool.Scheduler.TryAcceptSubmission(stream));
        pool.Scheduler.Submit(stream);
        Assert.True(stream.Push(new SimulatedItem(stream, 0)), "the idle worker would not hear of the item");
    }

    [Fact]
    public void A_map_without_items_left_does_not_hide_the_next_one()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(0);
        pool.Call(0);
        pool.Links[0].Claimed = 2;
        for (int i = 0; i < 6; i++) pool.Map(1, chunkSize: 1);
        for (int i = 0; i < 8; i++)
        {
            Assert.True(pool.Scheduler.Slots[0].Outstanding > 0, $"the worker is idle after {i} frames");
            pool.EndFrame(0);
        }

        Assert.Equal(0, pool.Scheduler.Slots[0].Outstanding);
    }

    [Fact]
    public void Cancelled_work_of_a_dead_worker_ends_before_there_is_another()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long[]> map = pool.Map(4, chunkSize: 4);
        pool.Links[0].Claimed = 1;
        Assert.True(map.Cancel());
        pool.Die(0);
        Assert.True(map.IsReady);
    }

    [Fact]
    public void Call_that_ends_in_the_moment_in_which_it_is_stopped_keeps_its_result()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> call = pool.Call(1);
        pool.Links[0].Claimed = 1;
        pool.Links[0].OnStop = () => pool.EndFrame(0);
        Assert.True(call.Cancel());
        Assert.Equal(0, call.Get());
    }

    [Fact]
    public void A_claim_word_full_of_nonsense_costs_the_worker_and_nothing_else()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        pool.Call(1);
        AsyncResult<long> second = pool.Call(2);
        pool.Links[0].Claimed = 3_000_000_000;
        second.Cancel();
        Assert.True(pool.Links[0].Killed);
    }

    [Fact]
    public void What_a_worker_that_breaks_the_rules_had_not_claimed_moves_on()
    {
        var pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> answered = pool.Call(1);
        AsyncResult<long> waiting = pool.Call(2);
        pool.EndFrame(0);
        pool.Die(0, new PoolProtocolException("rubbish"));
        Assert.True(answered.IsSuccessful);
        Assert.False(waiting.IsReady);
    }

    [Fact]
    public void What_a_worker_that_breaks_the_rules_had_claimed_is_not_tried_again()
    {
        var pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> claimed = pool.Call(1);
        AsyncResult<long> waiting = pool.Call(2);
        pool.Links[0].Claimed = 1;
        pool.Die(0, new PoolProtocolException("rubbish"));
        Assert.Throws<PoolProtocolException>(() => claimed.Get());
        Assert.False(waiting.IsReady);
    }

    [Fact]
    public void Item_whose_arguments_kill_every_worker_that_receives_them_is_not_tried_for_ever()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> deadly = pool.LargeCall();
        int deaths = 0;
        while (!deadly.IsReady && deaths < 100)
        {
            pool.Links[0].IsReceiving = true;
            pool.Links[0].Claimed = 1;
            pool.Die(0);
            pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
            deaths++;
        }

        Assert.Equal(8, deaths);
        Assert.Throws<WorkerLostException>(() => { deadly.Get(); });
    }

    [Fact]
    public void Worker_that_wrote_over_the_claim_and_died_pays_with_the_item_that_it_may_have_begun()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(1);
        AsyncResult<long> evil = pool.Call(1);
        AsyncResult<long> next = pool.Call(2);
        pool.Links[0].Scribbled = 0;
        pool.Die(0);
        Assert.Throws<PoolProtocolException>(() => { evil.Get(); });
        pool.Scheduler.Ready(pool.Scheduler.Slots[0]);
        pool.EndFrame(0);
        Assert.True(next.IsSuccessful);
    }

    [Fact]
    public void Thief_that_is_given_more_than_it_asked_for_finds_out_that_the_claim_was_written_over()
    {
        ScriptedPool pool = ScriptedPool.WithReadyWorkers(2);
        AsyncResult<long> evil = pool.Call(1);
        pool.Call(2);
        AsyncResult<long> waiting = pool.Call(3);
        pool.Links[0].Scribbled = 0;
        pool.EndFrame(1);
        Assert.True(pool.Links[0].Killed);
        Assert.Single(pool.Links[1].Frames);
        pool.Die(0);
        Assert.Throws<PoolProtocolException>(() => { evil.Get(); });
        pool.EndFrame(1);
        Assert.True(waiting.IsSuccessful);
    }
}
