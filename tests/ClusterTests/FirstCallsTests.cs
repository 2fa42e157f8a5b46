using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>The same calls as on any pool, run by hosts that are processes of their own.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class FirstCallsTests(FirstCallsTests.Fixture fixture) : IClassFixture<FirstCallsTests.Fixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Map_of_many_items_comes_back_in_order(bool inside)
    {
        using ClusterPool pool = fixture.Pool(inside);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(static x => unchecked(x * x)), pool.ClusterWork.Square.Map(Enumerable.Range(0, 20_000)));
        Assert.Equal(49, pool.ClusterWork.Square.Apply(7));
    }

    [Fact]
    public void Both_hosts_work()
    {
        using ClusterPool pool = fixture.Pool();
        Eventually.True(() => pool.Hosts.Count(static host => host.State == HostState.Ready) == 2, "both hosts are there");
        Assert.Equal(["first", "second"], pool.Hosts.Select(static host => host.Name).Order());
        Assert.Equal(4, pool.WorkerCount);
        using var gate = new Gate();
        AsyncResult<int[]> held = pool.ClusterWork.Hold.MapAsync(Enumerable.Repeat(gate.Name, 4));
        Eventually.True(() => gate.Arrived == 4, "all four workers run at once");
        gate.Open();
        Assert.Equal(4, held.Get().Distinct().Count());
    }

    [Fact]
    public void Failures_are_those_of_the_task_and_say_where_it_ran()
    {
        using ClusterPool pool = fixture.Pool();
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => pool.ClusterWork.FailIfOdd.Map(Enumerable.Range(0, 10)));
        Assert.Equal("1 is odd", failure.Message);
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ClusterWork.Die.Apply(1));
        Assert.Contains(lost.HostName, new[] { "first", "second" });
        Assert.Equal("SIGKILL", lost.Signal);
    }

    [Fact]
    public void Large_payloads_travel_both_ways()
    {
        using ClusterPool pool = fixture.Pool();
        byte[] bytes = new byte[9_000_001];
        new Random(5).NextBytes(bytes);
        Assert.Equal(bytes, pool.ClusterWork.Echo.Apply(bytes));
    }

    public sealed class Fixture : IDisposable
    {
        private readonly TestCluster _cluster = new();

        public Fixture() => _cluster.StartHosts(2, 20, "first", "second");

        internal ClusterPool Pool(bool inside = false, ClusterPoolOptions? options = null) => new(inside ? _cluster.Inside : _cluster.Client, options);

        public void Dispose() => _cluster.Dispose();
    }
}
