using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>A cluster in which another build of the program runs, as during an upgrade.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class BuildTests
{
    [Fact]
    public void Host_of_another_build_runs_what_both_mean_alike_and_nothing_else()
    {
        using var cluster = new TestCluster();
        cluster.StartHost("other-build", program: HostProgram.OtherBuild);
        using var pool = new ClusterPool(cluster.Inside, new ClusterPoolOptions { HostWait = TimeSpan.FromSeconds(1) });
        Eventually.True(() => pool.Hosts.Any(static host => host.State == HostState.Ready), "the host is there");
        Assert.Equal("other", pool.ClusterWork.Build.Apply());
        NoHostException refusal = Assert.Throws<NoHostException>(() => pool.ClusterWork.Change.Apply(new Order { Number = 1, Count = 2 }));
        Assert.Contains("Order.Count", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("other-build", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4, pool.ClusterWork.Square.Apply(2));

        using var strict = new ClusterPool(cluster.Inside, new ClusterPoolOptions { HostWait = TimeSpan.FromSeconds(1), RequireSameBuild = true });
        refusal = Assert.Throws<NoHostException>(() => strict.ClusterWork.Build.Apply());
        Assert.Contains("another build", refusal.Message, StringComparison.Ordinal);
    }
}
