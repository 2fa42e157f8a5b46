using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>What happens when nobody can run a task.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class NoHostTests : IDisposable
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Without_hosts_work_waits_and_then_says_so()
    {
        using ClusterPool pool = Pool();
        Assert.Throws<NoHostException>(() => pool.ClusterWork.Square.Apply(2));
        Assert.Equal(0, pool.WorkerCount);
    }

    [Fact]
    public void When_all_hosts_are_gone_the_error_names_the_last()
    {
        HostProgram host = _cluster.StartHost("last-one");
        using ClusterPool pool = Pool();
        Assert.Equal(4, pool.ClusterWork.Square.Apply(2));
        host.Kill();
        Exception? failure = null;
        while (failure is not NoHostException)
        {
            // The first ones may have been handed to the host before anybody knew.
            failure = Record.Exception(() => pool.ClusterWork.Square.Apply(3));
            Assert.True(failure is WorkerLostException or NoHostException, $"{failure}");
        }

        Assert.Contains("last-one", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_waits_runs_when_a_host_comes()
    {
        using ClusterPool pool = Pool(wait: 60);
        AsyncResult<int> waiting = pool.ClusterWork.Square.ApplyAsync(9);
        _cluster.StartHost("late");
        Assert.Equal(81, waiting.Get());
    }

    public void Dispose() => _cluster.Dispose();

    private ClusterPool Pool(int wait = 1) => new(_cluster.Inside, new ClusterPoolOptions { HostWait = TimeSpan.FromSeconds(wait) });
}
