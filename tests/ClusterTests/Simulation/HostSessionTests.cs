using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A session at its host: order, acknowledgement, lease.</summary>
[Watchdog]
public sealed class HostSessionTests
{
    private const long Second = TimeSpan.TicksPerSecond;
    private readonly HostSession _session = new(10 * Second, 15 * Second, 0);

    [Fact]
    public void Operations_are_done_once_and_in_order_however_they_arrive()
    {
        Assert.Empty(_session.Receive(Submit(2, 12), 0).Run);
        Assert.Equal([11, 12], _session.Receive(Submit(1, 11), 0).Run.Select(static chunk => chunk.Id));
        Assert.Empty(_session.Receive(Submit(1, 11), 0).Run);
        Assert.Empty(_session.Receive(Submit(2, 12), 0).Run);
        Assert.Equal(2, _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 0).Done);
    }

    [Fact]
    public void A_cancellation_that_comes_before_its_chunk_waits_for_it()
    {
        Assert.Equal(SessionWork.None.Cancel, _session.Receive(Part(2, OperationKind.Cancel, 11), 0).Cancel);
        _session.Receive(Submit(1, 11), 0);
        Assert.Equal(0, _session.Start(11, 1, 0, out _));
        Assert.Equal([SessionEventKind.Cancelled], Events().Select(static said => said.Kind));
    }

    [Fact]
    public void Items_start_from_the_front_and_come_back_from_the_end()
    {
        _session.Receive(Submit(1, 11, count: 5), 0);
        Assert.Equal(2, _session.Start(11, 2, 0, out int first));
        Assert.Equal(0, first);
        _session.Receive(Part(2, OperationKind.Return, 11, count: 2), 0);
        Assert.Equal(1, _session.Start(11, 9, 0, out first));
        Assert.Equal(2, first);
        Assert.Equal([(SessionEventKind.Started, 0, 2), (SessionEventKind.Returned, 3, 2), (SessionEventKind.Started, 2, 1)], Events().Select(static said => (said.Kind, said.First, said.Count)));
    }

    [Fact]
    public void What_has_started_does_not_come_back_and_is_told_to_end_when_cancelled()
    {
        _session.Receive(Submit(1, 11, count: 2), 0);
        _session.Start(11, 1, 0, out _);
        Assert.Empty(_session.Receive(Part(2, OperationKind.Return, 11), 0).Cancel);
        Assert.Equal([11L], _session.Receive(Part(3, OperationKind.Cancel, 11), 0).Cancel);
        Assert.True(_session.End(new SessionEvent(0, SessionEventKind.Cancelled, 11, 0, 1)));
        Assert.False(_session.IsOpen(11));
    }

    [Fact]
    public void An_item_ends_once_and_not_before_it_has_started()
    {
        _session.Receive(Submit(1, 11, count: 2), 0);
        Assert.False(_session.End(new SessionEvent(0, SessionEventKind.Results, 11, 0, 1)));
        _session.Start(11, 1, 0, out _);
        Assert.True(_session.End(new SessionEvent(0, SessionEventKind.Results, 11, 0, 1)));
        Assert.False(_session.End(new SessionEvent(0, SessionEventKind.Results, 11, 0, 1)));
        Assert.False(_session.End(new SessionEvent(0, SessionEventKind.Results, 11, 1, 1)));
    }

    [Fact]
    public void Events_are_told_until_they_are_acknowledged()
    {
        _session.Receive(Submit(1, 11), 0);
        _session.Start(11, 1, 0, out _);
        Assert.True(_session.HasNews);
        Assert.Single(Events());
        Assert.False(_session.HasNews);
        _session.End(new SessionEvent(0, SessionEventKind.Results, 11, 0, 1));
        Assert.Equal([1L, 2L], Events().Select(static said => said.Number));
        _session.Take(new TakeRequest(3, 2, 1, 0), 0);
        Assert.Equal([2L], Events().Select(static said => said.Number));
        _session.Take(new TakeRequest(4, 3, 2, 0), 0);
        Assert.Equal(0, _session.Unacknowledged);
    }

    [Fact]
    public void Replies_hold_as_much_as_fits_and_at_least_one_event()
    {
        _session.Receive(Submit(1, 11, count: 3), 0);
        _session.Start(11, 3, 0, out _);
        for (int i = 0; i < 3; i++) _session.End(new SessionEvent(0, SessionEventKind.Results, 11, i, 1) { Bytes = new byte[100] });
        Assert.Equal(3, _session.Reply(new TakeRequest(1, 0, 0, 0), 200, 0).Events.Count);
        Assert.True(_session.HasNews);
        _session.Take(new TakeRequest(2, 1, 3, 0), 0);
        Assert.Single(_session.Reply(new TakeRequest(2, 1, 3, 0), 1, 0).Events);
    }

    [Fact]
    public void Nothing_starts_once_the_caller_is_not_known_to_hear()
    {
        _session.Receive(Submit(1, 11, count: 9), 0);
        _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 4 * Second);
        Assert.Equal(1, _session.Start(11, 1, (10 * Second) - 1, out _));

        // What the caller sends says nothing of what it hears.
        _session.Receive(Submit(2, 12), 9 * Second);
        Assert.Equal(0, _session.Start(11, 1, 10 * Second, out _));
        Assert.Equal(0, _session.Waiting(11, 10 * Second));
        Assert.Equal(8, _session.Left(11));
        _session.Take(new TakeRequest(2, 1, 0, 0), 11 * Second);
        Assert.Equal(1, _session.Start(11, 1, (14 * Second) - 1, out _));
        Assert.Equal(0, _session.Start(11, 1, 14 * Second, out _));
    }

    [Fact]
    public void Of_two_replies_to_one_request_the_first_counts()
    {
        _session.Receive(Submit(1, 11, count: 9), 0);
        _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 2 * Second);
        _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 8 * Second);
        _session.Take(new TakeRequest(2, 1, 0, 0), 9 * Second);
        Assert.Equal(0, _session.Start(11, 1, 12 * Second, out _));
    }

    [Fact]
    public void A_silent_caller_ends_the_session_for_good()
    {
        _session.Receive(Submit(1, 11), 0);
        Assert.False(_session.HasLapsed((15 * Second) - 1));
        Assert.Empty(_session.Receive(Submit(2, 12), 15 * Second).Run);
        Assert.True(_session.HasLapsed(15 * Second));
        _session.Take(new TakeRequest(1, 0, 0, 0), 15 * Second);
        Assert.True(_session.HasLapsed(15 * Second));
        Assert.False(_session.MayStart(15 * Second));
    }

    [Fact]
    public void A_host_that_leaves_gives_back_what_waits_and_what_comes_later()
    {
        _session.Receive(Submit(1, 11, count: 3), 0);
        _session.Start(11, 1, 0, out _);
        _session.Drain();
        Assert.Empty(_session.Receive(Submit(2, 12), 0).Run);
        TakeReply reply = _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 0);
        Assert.True(reply.IsDraining);
        Assert.Equal([(11, 1, 2), (12L, 0, 1)], reply.Events.Where(static said => said.Kind == SessionEventKind.Returned).Select(static said => (said.Chunk, said.First, said.Count)));
    }

    private SessionEvent[] Events() => [.. _session.Reply(new TakeRequest(1, 0, 0, 0), 1000, 0).Events];

    private static SessionOperation Submit(long number, long chunk, int count = 1) =>
        new(number, OperationKind.Submit, [new WorkChunk(chunk, ScriptedCluster.Once, new(), count, 0, new byte[count * 8])], []);

    private static SessionOperation Part(long number, OperationKind kind, long chunk, int count = int.MaxValue) => new(number, kind, [], [new ChunkPart(chunk, count)]);
}
