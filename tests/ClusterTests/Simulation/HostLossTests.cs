using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What becomes of a lost host's items.</summary>
[Watchdog]
public sealed class HostLossTests
{
    private readonly ScriptedCluster _cluster = new();

    [Fact]
    public void What_must_not_run_twice_ends_as_lost_with_the_hosts_name()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Call(ScriptedCluster.Once);
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "its port is closed", _cluster.Now));
        ItemEnd end = Assert.Single(_cluster.Ends);
        var lost = Assert.IsType<WorkerLostException>(end.Failure);
        Assert.Equal(("alpha", "its port is closed", "Work.Once", true), (lost.HostName, lost.Reason, lost.TaskName, lost.MayHaveExecuted));
    }

    [Fact]
    public void Each_lost_item_has_an_exception_of_its_own()
    {
        RemoteSession host = _cluster.Join("alpha", slots: 4);
        _cluster.Map(ScriptedCluster.Once, 8);
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        Assert.Equal(8, _cluster.Ends.Select(static end => end.Failure).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void What_had_not_been_sent_runs_elsewhere_with_its_first_attempt()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Map(ScriptedCluster.Once, 10);
        int handed = host.Open;
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        RemoteSession other = _cluster.Join("beta", slots: 100);
        Assert.Equal(handed, _cluster.Ends.Sum(static end => end.Count));
        Assert.Equal(10 - handed, _cluster.SentTo(other).Sum(static chunk => chunk.Count));
        Assert.All(_cluster.SentTo(other), static chunk => Assert.Equal(1, chunk.Envelope.Attempt));
    }

    [Fact]
    public void What_was_given_back_before_is_no_longer_the_hosts()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Call(ScriptedCluster.Once);
        _cluster.Say(host, SessionEventKind.Returned, _cluster.SentTo(host).Single().Id, draining: true);
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        Assert.Empty(_cluster.Ends);
        RemoteSession other = _cluster.Join("beta");
        Assert.Equal(1, _cluster.SentTo(other).Single().Envelope.Attempt);
    }

    [Fact]
    public void Idempotent_suspects_run_one_after_the_other_at_one_host()
    {
        RemoteSession host = _cluster.Join("alpha", slots: 2);
        _cluster.Map(ScriptedCluster.Again, 4);
        Assert.Equal(4, host.Open);
        RemoteSession beta = _cluster.Join("beta", slots: 4), gamma = _cluster.Join("gamma", slots: 4);
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(1, beta.Open + gamma.Open);
            RemoteSession at = beta.Open > 0 ? beta : gamma;
            HandedChunk chunk = at.Chunks.Single().Value;
            Assert.Equal((2, 1), (chunk.Items.Attempt, chunk.Items.Count));
            _cluster.Finish(at, chunk.Id);
        }

        Assert.Equal(0, beta.Open + gamma.Open);
        Assert.Equal(4, _cluster.Ends.Count);
    }

    [Fact]
    public void An_item_that_kills_its_host_each_time_has_as_many_hosts_as_it_may_have_attempts()
    {
        _cluster.Call(ScriptedCluster.Again);
        for (int i = 1; i <= 3; i++)
        {
            RemoteSession host = _cluster.Join($"host{i}");
            Assert.Equal(i, _cluster.SentTo(host).Single().Envelope.Attempt);
            Assert.Empty(_cluster.Ends);
            _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        }

        Assert.Equal(3, Assert.IsType<WorkerLostException>(Assert.Single(_cluster.Ends).Failure).Attempts);
    }

    [Fact]
    public void A_silent_host_gets_nothing_new_and_then_is_given_up()
    {
        RemoteSession host = _cluster.Join("alpha", slots: 4);
        _cluster.Call(ScriptedCluster.Once);
        for (int i = 0; i < 5; i++) _cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(SessionState.Suspect, host.State);
        _cluster.Call(ScriptedCluster.Once);
        Assert.Single(_cluster.SentTo(host));
        for (int i = 0; i < 5; i++) _cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(SessionState.Ended, host.State);
        Assert.Equal(HostCommandKind.Close, _cluster.Commands[^1].Kind);
        Assert.Single(_cluster.Ends);
    }

    [Fact]
    public void A_suspect_that_is_heard_gets_work_again()
    {
        RemoteSession host = _cluster.Join("alpha", slots: 4);
        for (int i = 0; i < 6; i++) _cluster.Pass(TimeSpan.FromSeconds(1));
        _cluster.Call(ScriptedCluster.Once);
        Assert.Empty(_cluster.SentTo(host));
        _cluster.Reply(host, draining: false);
        Assert.Single(_cluster.SentTo(host));
    }

    [Fact]
    public void A_caller_that_stood_still_does_not_take_it_for_its_hosts_silence()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Pass(TimeSpan.FromSeconds(1));
        _cluster.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(SessionState.Open, host.State);
    }

    [Fact]
    public void Another_incarnation_that_answers_says_that_the_one_before_is_gone()
    {
        RemoteSession first = _cluster.Join("alpha", generation: 1);
        _cluster.Call(ScriptedCluster.Once);
        RemoteSession second = _cluster.Join("alpha", generation: 2);
        Assert.Equal((SessionState.Ended, SessionState.Open), (first.State, second.State));
        Assert.Single(_cluster.Ends);
    }

    [Fact]
    public void Answers_of_a_session_that_is_over_are_dropped_and_counted()
    {
        RemoteSession host = _cluster.Join("alpha");
        _cluster.Call(ScriptedCluster.Once);
        long chunk = _cluster.SentTo(host).Single().Id;
        _cluster.Do(scheduler => scheduler.HostGone(host.Host, "gone", _cluster.Now));
        _cluster.Finish(host, chunk);
        Assert.Single(_cluster.Ends);
        Assert.Equal(1, _cluster.Scheduler.Counts.Void);
    }
}
