using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>Hosts that are killed, stop for a while, leave, and come back: every item has one end, and none that must not start twice does.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class HostLossTests : IDisposable
{
    private const int Items = 200;
    private const int Slots = 2;

    private readonly TestCluster _cluster = new();
    private readonly TemporaryDirectory _marks = new();

    [Fact]
    public void Killed_host_costs_what_it_had_started_and_nothing_twice()
    {
        HostProgram[] hosts = _cluster.StartHosts(Slots, 20, "first", "second");
        using ClusterPool pool = Pool(hosts: 2);
        AsyncResult<int[]> result = pool.ClusterWork.Mark.StarMapAsync(Numbers(20));
        Eventually.True(() => Marks.Count(_marks.Path) > 20, "work is under way");
        hosts[0].Kill();
        WorkerLostException[] lost = Marks.AssertOneEndEach(result, Items, _marks.Path);
        Assert.All(lost, static item => Assert.Equal("first", item.HostName));
        Assert.All(lost, static item => Assert.True(item.MayHaveExecuted));
        Assert.InRange(lost.Length, 1, 3 * Slots);
    }

    [Fact]
    public void Idempotent_items_of_a_killed_host_run_again_elsewhere()
    {
        HostProgram[] hosts = _cluster.StartHosts(Slots, 20, "first", "second");
        using ClusterPool pool = Pool(hosts: 2);
        AsyncResult<int[]> result = pool.ClusterWork.MarkAgain.StarMapAsync(Numbers(20));
        Eventually.True(() => Marks.Count(_marks.Path) > 20, "work is under way");
        hosts[1].Kill();
        Assert.Equal(Enumerable.Range(0, Items).Select(static x => x * x), result.Get());
        Assert.InRange(Marks.Count(_marks.Path), Items, Items + (3 * Slots));
    }

    [Fact]
    public void Frozen_host_is_given_up_and_what_it_says_later_does_not_count()
    {
        HostProgram[] hosts = _cluster.StartHosts(Slots, 20, "first", "second");
        using ClusterPool pool = Pool(hosts: 2, grace: 3);
        AsyncResult<int[]> result = pool.ClusterWork.Mark.StarMapAsync(Numbers(20));
        Eventually.True(() => Marks.Count(_marks.Path) > 20, "work is under way");
        Signals.Send(hosts[0].ProcessId, Signals.Stop);
        result.Wait();
        Signals.Send(hosts[0].ProcessId, Signals.Continue);
        Assert.Equal(Enumerable.Range(0, 50), pool.ClusterWork.FailIfOdd.Map(Enumerable.Range(0, 50).Select(static x => x * 2)).Select(static x => x / 2));
        WorkerLostException[] lost = Marks.AssertOneEndEach(result, Items, _marks.Path);
        Assert.InRange(lost.Length, 1, 3 * Slots);
    }

    [Fact]
    public void Host_that_stops_for_a_moment_loses_nothing()
    {
        HostProgram[] hosts = _cluster.StartHosts(Slots, 20, "first", "second");
        using ClusterPool pool = Pool(hosts: 2, grace: 30);
        AsyncResult<int[]> result = pool.ClusterWork.Mark.StarMapAsync(Numbers(20));
        Eventually.True(() => Marks.Count(_marks.Path) > 20, "work is under way");
        Signals.Send(hosts[0].ProcessId, Signals.Stop);
        Eventually.True(() => pool.Hosts.Any(static host => host.State == HostState.Suspect), "the pool suspects it");
        Signals.Send(hosts[0].ProcessId, Signals.Continue);
        Assert.Empty(Marks.AssertOneEndEach(result, Items, _marks.Path));
    }

    [Fact]
    public void Host_that_is_told_to_stop_finishes_what_runs_and_loses_nothing()
    {
        HostProgram[] hosts = _cluster.StartHosts(Slots, 20, "first", "second");
        using ClusterPool pool = Pool(hosts: 2);
        AsyncResult<int[]> result = pool.ClusterWork.Mark.StarMapAsync(Numbers(20));
        Eventually.True(() => Marks.Count(_marks.Path) > 20, "work is under way");
        Signals.Send(hosts[0].ProcessId, Signals.Terminate);
        Assert.Empty(Marks.AssertOneEndEach(result, Items, _marks.Path));
        Assert.True(hosts[0].WaitForExit(), hosts[0].Said);
        Assert.Contains("left", hosts[0].Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_that_is_started_again_at_once_is_another_one()
    {
        HostProgram first = _cluster.StartHost("first", Slots);
        using ClusterPool pool = Pool(hosts: 1);
        int before = pool.ClusterWork.HostProcess.Apply();
        first.Kill();
        Assert.False(first.WaitForExit());
        HostProgram again = _cluster.StartAgain(first);
        int after = 0;
        Eventually.True(() => TryAsk(pool, out after), "the host is used that was started again");
        Assert.Equal((first.ProcessId, again.ProcessId), (before, after));
    }

    [Fact]
    public void Host_that_joins_is_used()
    {
        HostProgram first = _cluster.StartHost("first", Slots);
        using ClusterPool pool = Pool(hosts: 1);
        using var gate = new Gate();
        AsyncResult<int[]> held = pool.ClusterWork.Hold.MapAsync(Enumerable.Repeat(gate.Name, 4));
        Eventually.True(() => gate.Arrived == 2, "the first host is busy");
        HostProgram second = _cluster.StartHost("second", Slots);
        Eventually.True(() => gate.Arrived == 4, "the second host works");
        gate.Open();
        Assert.Equal(4, held.Get().Distinct().Count());
        GC.KeepAlive(first);
        GC.KeepAlive(second);
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _marks.Dispose();
    }

    // What is sent before the caller knows of a host's death is lost with it.
    private static bool TryAsk(ClusterPool pool, out int processId)
    {
        try
        {
            processId = pool.ClusterWork.HostProcess.Apply();
            return true;
        }
        catch (WorkerLostException)
        {
            processId = 0;
            return false;
        }
    }

    private IEnumerable<(string Folder, int Item, int MillionSteps)> Numbers(int millionSteps) => Enumerable.Range(0, Items).Select(i => (_marks.Path, i, millionSteps));

    private ClusterPool Pool(int hosts, int grace = 10)
    {
        var pool = new ClusterPool(_cluster.Inside, new ClusterPoolOptions { HostLossGrace = TimeSpan.FromSeconds(grace) });
        Eventually.True(() => pool.Hosts.Count(static host => host.State == HostState.Ready) == hosts, "the hosts are there");
        return pool;
    }
}
