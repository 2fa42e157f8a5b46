using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What a worker may send, and what happens when it sends something else.</summary>
public sealed class ResultDrainTests
{
    private readonly WorkerSlot _slot = new(0);
    private readonly SimulatedWorker _worker;
    private readonly ResultRingWriter _results;
    private readonly ResultDrain _drain;

    public ResultDrainTests()
    {
        var world = new Simulation(0, log: false);
        _worker = new SimulatedWorker(world, 0, 1, SharedRegion.InMemory(), BootPlan.BecomesReady, 0);
        _results = new ResultRingWriter(_worker.Memory);
        _drain = new ResultDrain(_slot, _worker, world, world.Clock, 1000);
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(0, "Drained");
        for (uint sequence = 0; sequence < 2; sequence++)
        {
            var call = new CallSubmission<long, long>(task, 1, null);
            call.Attach(world);
            _slot[sequence] = new Lease { Submission = call, Count = 1 };
            _slot.Limit = sequence + 1;
        }

        var claim = new ClaimWord(_worker.Memory);
        claim.TryRaise(0, 2);
        claim.TryClaim(out _);
    }

    [Fact]
    public void An_entry_of_an_unknown_kind_leaves_its_item_without_an_outcome_for_the_recovery_to_give()
    {
        _results.TryWrite((ResultKind)99, 0, 0, new byte[8], outOfBand: false);
        Assert.Throws<PoolProtocolException>(() => _drain.Drain(withLarge: true));
        Assert.Equal(0, _slot[0].Done);
        Assert.Equal(2, _slot.Outstanding);
    }

    [Fact]
    public void What_came_before_an_invalid_entry_is_still_told()
    {
        new ClaimWord(_worker.Memory).TryClaim(out _);
        _results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: false);
        _results.TryWrite(ResultKind.Result, 7, 0, new byte[8], outOfBand: false);
        Assert.Throws<PoolProtocolException>(() => _drain.Drain(withLarge: true));
        Assert.True(_drain.MustTell);
        Assert.Equal((1, 1, 1), (_drain.Frames, _drain.Items, _drain.EndedCalls));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    public void An_answer_to_what_was_not_asked_is_refused(uint sequence, int index)
    {
        _results.TryWrite(ResultKind.Result, sequence, index, new byte[8], outOfBand: false);
        Assert.Throws<PoolProtocolException>(() => _drain.Drain(withLarge: true));
        Assert.Equal(0u, _slot.Acked);
    }

    [Fact]
    public void An_answer_to_an_unclaimed_frame_is_refused()
    {
        _results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: false);
        _drain.Drain(withLarge: true);
        _results.TryWrite(ResultKind.Result, 1, 0, new byte[8], outOfBand: false);
        Assert.Throws<PoolProtocolException>(() => _drain.Drain(withLarge: true));
        Assert.Equal(1u, _slot.Acked);
    }
}
