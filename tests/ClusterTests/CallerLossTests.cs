using System.Diagnostics;
using System.Globalization;
using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>A caller that is killed leaves nothing behind.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class CallerLossTests
{
    [Fact]
    public void Work_of_a_killed_caller_ends_on_every_host()
    {
        using var cluster = new TestCluster();
        cluster.StartHosts(2, 20, "first", "second");
        using var gate = new Gate();
        var info = new ProcessStartInfo("dotnet", ["exec", typeof(ClusterWork).Assembly.Location, "caller"]) { RedirectStandardOutput = true };
        info.Environment["CLUSTER_PRIMARY"] = cluster.Primary.ToString();
        info.Environment["CLUSTER_CLUSTER"] = cluster.Id;
        info.Environment["CLUSTER_GATEWAY_PORT"] = cluster.GatewayPort.ToString(CultureInfo.InvariantCulture);
        info.Environment["CLUSTER_GATE"] = gate.Name;
        using Process caller = Process.Start(info)!;
        Assert.Equal("called", caller.StandardOutput.ReadLine());
        Eventually.True(() => gate.Arrived == 4, "its tasks hold all workers");
        Signals.Send(caller.Id, Signals.Kill);

        // The gate stays closed: only a host that cancels what the caller had can do this.
        using var pool = new ClusterPool(cluster.Inside);
        using var own = new Gate();
        AsyncResult<int[]> held = pool.ClusterWork.Hold.MapAsync(Enumerable.Repeat(own.Name, 4));
        Eventually.True(() => own.Arrived == 4, "all workers are free for others");
        own.Open();
        held.Get();
        Assert.Equal(4, gate.Arrived);
    }
}
