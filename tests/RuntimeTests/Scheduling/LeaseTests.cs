using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Leases are used again, each place after 1,024 frames.</summary>
public sealed class LeaseTests
{
    [Fact]
    public void Lease_that_is_used_again_knows_nothing_of_the_frame_before()
    {
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(1, "Task");
        var before = new CallSubmission<long, long>(task, 1, null);
        var next = new CallSubmission<long, long>(task, 2, null);
        var payload = new LargePayload(new byte[8], []);
        var lease = default(Lease);
        lease.Begin(before, new ChunkSizer(), payload);
        Assert.Same(payload, lease.OutOfBand);
        lease.Done = 2;
        lease.Kept = [1];
        lease.Judge(LeaseVerdict.TimedOut, 2);
        Assert.True(lease.IsJudged);
        lease.Begin(next, null, null);
        Assert.Equal(0, lease.Done);
        Assert.Equal(LeaseVerdict.None, lease.Verdict);
        Assert.False(lease.IsJudged);
        Assert.Null(lease.Kept);
        Assert.Null(lease.OutOfBand);
        Assert.Null(lease.Sizer);
        Assert.Same(next, lease.Submission);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(-1, true)]
    public void Verdict_on_an_item_that_has_ended_says_nothing_about_the_one_that_runs(int index, bool isJudged)
    {
        var lease = new Lease { Done = 2 };
        lease.Judge(LeaseVerdict.Cancelled, index);
        Assert.Equal(isJudged, lease.IsJudged);
    }
}
