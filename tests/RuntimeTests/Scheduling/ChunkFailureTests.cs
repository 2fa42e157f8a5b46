using PoolGen.Extensibility;
using PoolGen.CompilerServices;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.WorkerHost;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker whose parent sleeps until a chunk's end.</summary>
public sealed class ChunkFailureTests
{
    // An item of it does nothing but throw.
    private static readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> Failing = new(1, "Failing");

    [Fact]
    public void A_failure_within_a_chunk_wakes_the_parent_before_the_chunks_end()
    {
        using SharedRegion region = SharedRegion.InMemory();
        var bell = new PromptBell(region);
        var frame = new TaskFrame { Count = 2, Attempt = 1 };
        Assert.True(new TaskRingWriter(region).TryWrite(ref frame, TaskDefinition.Of(Failing).ToBytes(), new byte[2 * sizeof(long)], 0));
        Assert.True(new ClaimWord(region).TryRaise(0, 1));
        Volatile.Write(ref region.Int32(RegionLayout.ParentSleep), SleepState.ChunkEnd);

        new TaskLoop(region, bell, 0, long.MaxValue, new Resolver()).Run();
        Assert.NotNull(bell.FirstRungAt);
        Assert.InRange(bell.FirstRungAt.Value, 1, region.Int64(RegionLayout.ResultHead) - 1);
    }

    private sealed class Resolver : ITaskResolver
    {
        public PoolTask Resolve(TaskDefinition definition) => Failing;
    }
}
