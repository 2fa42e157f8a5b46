using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Answers that come twice, late, out of order, or say what cannot be.</summary>
[Watchdog]
public sealed class ReplyTests
{
    private readonly ScriptedCluster _cluster = new();
    private readonly RemoteSession _host;
    private readonly long _chunk;

    public ReplyTests()
    {
        _host = _cluster.Join("alpha");
        _cluster.Map(ScriptedCluster.Again, 2);
        _chunk = _cluster.SentTo(_host).First().Id;
    }

    [Fact]
    public void An_answer_that_comes_twice_is_read_once()
    {
        SessionEvent said = new(1, SessionEventKind.Results, _chunk, 0, 1) { Bytes = new byte[8] };
        _cluster.Reply(_host, false, said);
        _cluster.Reply(_host, false, said);
        Assert.Single(_cluster.Ends);
        Assert.Equal(1, _cluster.Scheduler.Counts.Doubled);
    }

    [Fact]
    public void An_event_whose_predecessor_is_missing_waits_until_it_is_told_again()
    {
        SessionEvent started = new(1, SessionEventKind.Started, _chunk, 0, 1);
        SessionEvent ended = new(2, SessionEventKind.Results, _chunk, 0, 1) { Bytes = new byte[8] };
        _cluster.Reply(_host, false, ended);
        Assert.Empty(_cluster.Ends);
        _cluster.Reply(_host, false, started, ended);
        Assert.Single(_cluster.Ends);
    }

    [Fact]
    public void The_next_request_acknowledges_what_was_read()
    {
        _cluster.Say(_host, SessionEventKind.Started, _chunk);
        TakeRequest next = _cluster.Commands.Last(static command => command.Kind == HostCommandKind.Take).Take!;
        Assert.Equal((2, 1, 1), (next.Number, next.Heard, next.Acknowledged));
    }

    [Theory]
    [InlineData(SessionEventKind.Returned)]
    [InlineData(SessionEventKind.Results)]
    internal void A_host_that_says_what_cannot_be_is_not_believed(SessionEventKind kind)
    {
        _cluster.Finish(_host, _chunk);
        _cluster.Say(_host, kind, _chunk + 1, 0, 5);
        Assert.Equal(SessionState.Ended, _host.State);
        Assert.Equal(HostCommandKind.Close, _cluster.Commands[^1].Kind);
    }

    [Fact]
    public void Given_back_items_that_have_started_are_a_lie()
    {
        _cluster.Say(_host, SessionEventKind.Started, _chunk);
        _cluster.Say(_host, SessionEventKind.Returned, _chunk);
        Assert.Equal(SessionState.Ended, _host.State);
    }
}
