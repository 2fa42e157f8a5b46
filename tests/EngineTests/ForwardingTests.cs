using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Serialization;

namespace PoolGen.EngineTests;

/// <summary>Encoded items in, encoded ends out: what an engine uses to hand work to a pool of processes.</summary>
[Watchdog]
public sealed class ForwardingTests
{
    [Fact]
    public void Encoded_items_end_in_encoded_results()
    {
        using ProcessPool pool = new(2);
        CollectingSubmission forwarded = Forward(pool, WorkTasks.SquareTask.Bind(0), [.. Enumerable.Range(0, 1000).Select(static i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(i))]);
        forwarded.WaitForEnd();
        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => i * i), forwarded.Outcomes.OrderBy(static pair => pair.Key).Select(static pair => BitConverter.ToInt32((byte[])pair.Value)));
        Assert.Contains(forwarded.LastEnvelope!.Origin.WorkerId, new[] { 0, 1 });
        Assert.Contains(forwarded.LastEnvelope.Origin.ProcessId, pool.Workers.Select(static worker => worker.ProcessId));
        pool.Close();
        Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, forwarded.Ends);
    }

    [Fact]
    public void Item_that_throws_and_item_whose_worker_dies_end_alone()
    {
        using ProcessPool pool = new(1);
        CollectingSubmission failing = Forward(pool, WorkTasks.FailIfOddTask.Bind(0), [.. Enumerable.Range(0, 4).Select(static i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(i))]);
        failing.WaitForEnd();
        Assert.Equal(["threw", "threw"], new[] { failing.Outcomes[1], failing.Outcomes[3] });
        CollectingSubmission dying = Forward(pool, ProcessWorkTasks.KillSelfTask.Bind(9), [BitConverter.GetBytes(9)]);
        dying.WaitForEnd();
        Assert.IsType<WorkerLostException>(dying.Outcomes[0]);
    }

    [Fact]
    public void Attempts_that_another_engine_has_made_count()
    {
        using ProcessPool pool = new(1);
        CollectingSubmission first = Forward(pool, ProcessWorkTasks.DieUntilThirdAttemptTask.Bind(), [ReadOnlyMemory<byte>.Empty], new SubmissionEnvelope { Attempt = 3 });
        first.WaitForEnd();
        Assert.Equal(3, BitConverter.ToInt32((byte[])first.Outcomes[0]));
        CollectingSubmission second = Forward(pool, ProcessWorkTasks.DieUntilThirdAttemptTask.Bind(), [ReadOnlyMemory<byte>.Empty], new SubmissionEnvelope { MaxAttempts = 2 });
        second.WaitForEnd();
        Assert.Equal(2, Assert.IsType<WorkerLostException>(second.Outcomes[0]).Attempts);
    }

    [Fact]
    public void Time_limit_and_grace_of_the_submission_count()
    {
        using ProcessPool pool = new(1);
        using var gate = new Gate();
        using PayloadBuffer arguments = new();
        var writer = new PayloadWriter(arguments);
        WriteGate(ref writer, gate.Name);
        writer.Complete();
        CollectingSubmission late = Forward(
            pool, WorkTasks.PassGateTask.Bind(gate.Name, 1), [arguments.WrittenMemory],
            new SubmissionEnvelope { TimeLimit = TimeSpan.FromMilliseconds(100), CancellationGrace = TimeSpan.FromMilliseconds(1) });
        late.WaitForEnd();
        Assert.IsType<TaskTimeoutException>(late.Outcomes[0]);
    }

    [Fact]
    public void Items_of_a_cancelled_submission_and_of_a_terminated_pool_get_their_ends()
    {
        using ProcessPool pool = new(1);
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        CollectingSubmission cancelled = Forward(pool, WorkTasks.SquareTask.Bind(0), [.. Enumerable.Range(0, 100).Select(static i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(i))]);
        cancelled.Cancel();
        cancelled.WaitForEnd();
        Assert.All(cancelled.Outcomes.Values, static outcome => Assert.Equal("cancelled", outcome));
        Assert.Equal(100, cancelled.Outcomes.Count);
        CollectingSubmission given = Forward(pool, WorkTasks.SquareTask.Bind(0), [.. Enumerable.Range(0, 100).Select(static i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(i))]);
        pool.Terminate();
        given.WaitForEnd();
        Assert.All(given.Outcomes.Values, static outcome => Assert.IsType<PoolTerminatedException>(outcome));
        Assert.Throws<PoolTerminatedException>(() => running.Get());
        Assert.Equal(1, given.Ends);
    }

    private static CollectingSubmission Forward(ProcessPool pool, PoolCall like, ReadOnlyMemory<byte>[] items, SubmissionEnvelope? envelope = null)
    {
        // The task as a process knows it that has only heard of it.
        PoolTask task = TaskDefinition.FromBytes(TaskDefinition.Of(like.Task).ToBytes()).Resolve();
        var forwarded = new CollectingSubmission(task, items) { Envelope = envelope ?? SubmissionEnvelope.Default };
        pool.Submit(forwarded);
        return forwarded;
    }

    private static void WriteGate(ref PayloadWriter writer, string name)
    {
        StringCodec.Write(ref writer, name);
        writer.Write(1);
    }
}
