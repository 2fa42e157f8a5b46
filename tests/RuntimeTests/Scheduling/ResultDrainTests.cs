using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What a worker may send, and what happens when it sends something else.</summary>
public sealed class ResultDrainTests
{
    private readonly DrainedWorker _drained = new();

    private WorkerSlot Slot => _drained.Slot;

    private ResultRingWriter Results => _drained.Results;

    private ResultDrain Drain => _drained.Drain;

    [Fact]
    public void An_entry_of_an_unknown_kind_leaves_its_item_without_an_outcome_for_the_recovery_to_give()
    {
        Results.TryWrite((ResultKind)99, 0, 0, new byte[8], outOfBand: 0);
        Assert.Throws<PoolProtocolException>(() => Drain.Drain(withLarge: true));
        Assert.Equal(0, Slot[0].Done);
        Assert.Equal(2, Slot.Outstanding);
    }

    [Fact]
    public void What_came_before_an_invalid_entry_is_still_told()
    {
        new ClaimWord(_drained.Worker.Memory).TryClaim(out _);
        Results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: 0);
        Results.TryWrite(ResultKind.Result, 7, 0, new byte[8], outOfBand: 0);
        Assert.Throws<PoolProtocolException>(() => Drain.Drain(withLarge: true));
        Assert.True(Drain.MustTell);
        Assert.Equal((1, 1, 1), (Drain.Frames, Drain.Items, Drain.EndedCalls));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    public void An_answer_to_what_was_not_asked_is_refused(uint sequence, int index)
    {
        Results.TryWrite(ResultKind.Result, sequence, index, new byte[8], outOfBand: 0);
        Assert.Throws<PoolProtocolException>(() => Drain.Drain(withLarge: true));
        Assert.Equal(0u, Slot.Acked);
    }

    [Fact]
    public void An_answer_to_an_unclaimed_frame_is_refused()
    {
        Results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: 0);
        Drain.Drain(withLarge: true);
        Results.TryWrite(ResultKind.Result, 1, 0, new byte[8], outOfBand: 0);
        Assert.Throws<PoolProtocolException>(() => Drain.Drain(withLarge: true));
        Assert.Equal(1u, Slot.Acked);
    }
}
