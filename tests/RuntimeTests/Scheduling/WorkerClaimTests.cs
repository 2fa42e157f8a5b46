using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What the parent's side of a worker makes of a claim word that the worker has written over.</summary>
[Watchdog]
public sealed class WorkerClaimTests
{
    [Fact]
    public void Nothing_that_is_sent_after_a_lie_makes_it_look_true()
    {
        var worker = new SimulatedWorker(new Simulation(0, log: false), 0, 1, SharedRegion.InMemory(), BootPlan.BecomesReady, 0);
        for (uint sequence = 0; sequence < 3; sequence++) Send(worker, sequence);
        worker.Memory.Int64(RegionLayout.Claim) = 0;
        Assert.Equal(0u, worker.Reclaim(2));
        Send(worker, 3);
        Assert.True(worker.WasKilled);
        Assert.Equal(0u, new ClaimWord(worker.Memory).Limit);
    }

    private static void Send(SimulatedWorker worker, uint sequence)
    {
        var frame = new TaskFrame { Sequence = sequence, Count = 1 };
        Assert.True(worker.TrySend(ref frame, [], new byte[4], keepFrom: 0));
        worker.Publish();
    }
}
