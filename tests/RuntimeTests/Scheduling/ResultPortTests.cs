using PoolGen.WorkerHost;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker that finds no room for its results.</summary>
public sealed class ResultPortTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Room_that_is_made_between_the_look_and_the_wait_is_not_waited_for(bool runs)
    {
        using SharedRegion region = SharedRegion.InMemory();
        var bell = new PromptBell(region);
        var port = new ResultPort(region, bell);
        byte[] payload = new byte[RegionLayout.LargestInline];

        // A sleeper that waits for the end of a chunk is rung by nobody but the one who has no room.
        for (uint i = 0; i < 20; i++)
        {
            Volatile.Write(ref region.Int32(RegionLayout.ParentSleep), SleepState.ChunkEnd);
            if (runs) port.AddToRun(i, 0, payload.AsSpan(0, payload.Length - 64), 1);
            else port.Write(ResultKind.Result, i, 0, payload, chunkEnd: false);
        }

        Assert.Equal(0, bell.Waits);
    }
}
