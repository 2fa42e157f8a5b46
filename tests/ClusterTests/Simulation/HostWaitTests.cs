using PoolGen.Orleans;
using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Work that no host can run waits for one, and not for ever.</summary>
[Watchdog]
public sealed class HostWaitTests
{
    private readonly ScriptedCluster _cluster = new();

    [Fact]
    public void Without_any_host_work_ends_after_the_wait()
    {
        _cluster.Call(ScriptedCluster.Once);
        _cluster.Map(ScriptedCluster.Again, 5);
        Pass(29);
        Assert.Empty(_cluster.Ends);
        Pass(2);
        Assert.Equal([ItemEndKind.Failed, ItemEndKind.Abandoned], _cluster.Ends.Select(static end => end.Kind).Order());
        Assert.All(_cluster.Ends, static end => Assert.Contains("There was none at all", Assert.IsType<NoHostException>(end.Failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_who_was_there_last_and_why_it_left()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "its port is closed", _cluster.Now));
        _cluster.Call(ScriptedCluster.Once);
        Pass(31);
        Assert.Contains("alpha (its port is closed)", Assert.Single(_cluster.Ends).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_builds_and_the_first_member_that_differs()
    {
        _cluster.Refuse(ScriptedCluster.Once);
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Call(ScriptedCluster.Once);
        for (int i = 0; i < 31; i++)
        {
            Pass(1);
            _cluster.Reply(host, draining: false);
        }

        string message = Assert.Single(_cluster.Ends).Failure!.Message;
        Assert.Contains("Host 'alpha' (build A) differs: Order.Lines: int here, long there", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wait_starts_anew_when_a_host_was_there()
    {
        _cluster.Call(ScriptedCluster.Again);
        Pass(29);
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        Pass(29);
        Assert.Empty(_cluster.Ends);
        Pass(2);
        Assert.Single(_cluster.Ends);
    }

    [Fact]
    public void Each_call_waits_as_long_as_the_first()
    {
        _cluster.Call(ScriptedCluster.Once);
        Pass(20);
        _cluster.Call(ScriptedCluster.Once);
        Pass(12);
        Assert.Single(_cluster.Ends);
        Pass(20);
        Assert.Equal(2, _cluster.Ends.Count);
    }

    private void Pass(int seconds)
    {
        for (int i = 0; i < seconds; i++) _cluster.Pass(TimeSpan.FromSeconds(1));
    }
}
