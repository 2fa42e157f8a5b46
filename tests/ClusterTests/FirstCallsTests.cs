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

    [Fact]
    public void Too_large_payloads_end_their_items_alone()
    {
        using ClusterPool pool = fixture.Pool(options: new ClusterPoolOptions { MaxPayloadBytes = 10_000 });
        Assert.Throws<PayloadTooLargeException>(() => pool.ClusterWork.Echo.Apply(new byte[20_000]));
        Assert.Throws<PayloadTooLargeException>(() => pool.ClusterWork.Make.Apply(20_000));
        Assert.Equal([9_000, 0], pool.ClusterWork.Make.MapOutcomes([9_000, 20_000]).Select(static outcome => outcome.Value?.Length ?? 0));
        Assert.Equal(9_000, pool.ClusterWork.Make.Apply(9_000).Length);
    }

    [Fact]
    public void Poison_item_is_started_as_often_as_its_task_says_in_the_whole_cluster()
    {
        using ClusterPool pool = fixture.Pool();
        using var marks = new TemporaryDirectory();
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ClusterWork.Poison.Apply(marks.Path, 1));
        Assert.Equal(3, lost.Attempts);
        Assert.Equal(3, Marks.Count(marks.Path));
        Assert.Equal(4, pool.ClusterWork.Square.Apply(2));
    }

    [Fact]
    public void Progress_comes_while_the_task_runs()
    {
        using ClusterPool pool = fixture.Pool();
        List<int> reports = [];
        Assert.Equal(5, pool.ClusterWork.Report.Apply(5, new SynchronousProgress<int>(reports.Add)));
        Assert.Equal([1, 2, 3, 4, 5], reports);
    }

    [Fact]
    public void Cancelled_work_ends_and_its_workers_are_free()
    {
        using ClusterPool pool = fixture.Pool();
        using var gate = new Gate();
        using var source = new CancellationTokenSource();
        AsyncResult<int[]> held = pool.ClusterWork.Hold.MapAsync(Enumerable.Repeat(gate.Name, 20), cancellationToken: source.Token);
        Eventually.True(() => gate.Arrived == 4, "all workers run it");
        source.Cancel();
        Eventually.True(() => held.IsReady, "it has ended");
        Assert.True(held.IsCancelled);
        Assert.Equal(4, gate.Arrived);
        Assert.Equal([1, 4, 9], pool.ClusterWork.Square.Map([1, 2, 3]));
    }

    [Fact]
    public void Two_callers_share_the_hosts()
    {
        using ClusterPool first = fixture.Pool();
        using ClusterPool second = fixture.Pool(inside: true);
        AsyncResult<int[]> one = first.ClusterWork.Square.MapAsync(Enumerable.Range(0, 5000));
        AsyncResult<int[]> other = second.ClusterWork.Square.MapAsync(Enumerable.Range(0, 5000));
        Assert.Equal(one.Get(), other.Get());
    }

    public sealed class Fixture : IDisposable
    {
        private readonly TestCluster _cluster = new();

        public Fixture() => _cluster.StartHosts(2, 20, "first", "second");

        internal ClusterPool Pool(bool inside = false, ClusterPoolOptions? options = null) => new(inside ? _cluster.Inside : _cluster.Client, options);

        public void Dispose() => _cluster.Dispose();
    }
}
