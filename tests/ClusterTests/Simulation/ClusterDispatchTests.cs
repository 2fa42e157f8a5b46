using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Who gets which items, and how many.</summary>
[Watchdog]
public sealed class ClusterDispatchTests
{
    private readonly ScriptedCluster _cluster = new();

    [Fact]
    public void Each_slot_of_each_host_gets_an_item_before_any_gets_a_second_one()
    {
        RemoteSession one = _cluster.Join("one", slots: 2), two = _cluster.Join("two", slots: 2);
        _cluster.Call(ScriptedCluster.Once);
        _cluster.Map(ScriptedCluster.Once, 3);
        Assert.Equal((2, 2), (one.Open, two.Open));
    }

    [Fact]
    public void What_must_not_run_twice_waits_at_its_caller_beyond_two_items_a_slot()
    {
        RemoteSession host = _cluster.Join("one", slots: 2);
        _cluster.Map(ScriptedCluster.Once, 100);
        Assert.Equal(4, host.Open);
        foreach (WorkChunk chunk in _cluster.SentTo(host).ToArray()) _cluster.Say(host, SessionEventKind.Started, chunk.Id);
        Assert.InRange(host.Open - host.Running, 1, 4);
    }

    [Fact]
    public void Windows_grow_with_measured_seconds()
    {
        RemoteSession host = _cluster.Join("one");
        _cluster.Map(ScriptedCluster.Again, 1_000_000);
        _cluster.Finish(host, _cluster.SentTo(host).First().Id, seconds: 0.000_1);

        // 20 ms of work.
        Assert.InRange(host.Open, 60, 210);
    }

    [Fact]
    public void A_slow_host_has_a_smaller_window()
    {
        RemoteSession fast = _cluster.Join("fast"), slow = _cluster.Join("slow");
        _cluster.Map(ScriptedCluster.Again, 1_000_000);
        for (int i = 0; i < 4; i++)
        {
            _cluster.Finish(fast, fast.Chunks.First().Key, count: 1, seconds: 0.000_1);
            _cluster.Finish(slow, slow.Chunks.First().Key, count: 1, seconds: 0.005);
        }

        Assert.InRange(slow.Open, 1, fast.Open / 4);
    }

    [Fact]
    public void Single_calls_and_two_maps_take_turns()
    {
        RemoteSession host = _cluster.Join("one");
        ScriptedSubmission[] all = [_cluster.Map(ScriptedCluster.Once, 50), _cluster.Map(ScriptedCluster.Once, 50)];
        for (int i = 0; i < 20; i++) _cluster.Call(ScriptedCluster.Once);
        List<object> order = [];
        for (int i = 0; i < 30; i++)
        {
            HandedChunk next = host.Chunks.First().Value;
            order.Add(next.Submission.IsSingle ? "call" : next.Submission);
            _cluster.Finish(host, next.Id, seconds: 1);
        }

        // The first two items went out before anybody else was there.
        for (int i = 3; i + 3 <= order.Count; i++) Assert.Equal(3, order[i..(i + 3)].Distinct().Count());
        Assert.Equal(2, all.Length);
    }

    [Fact]
    public void High_priority_goes_first_and_low_priority_has_one_turn_in_sixteen()
    {
        RemoteSession host = _cluster.Join("one");
        _cluster.Map(ScriptedCluster.Once, 2);
        ScriptedSubmission low = _cluster.Map(ScriptedCluster.Once, 500, CallPriority.Low);
        _cluster.Map(ScriptedCluster.Once, 500, CallPriority.High);
        List<bool> order = [];
        for (int i = 0; i < 100; i++)
        {
            HandedChunk next = host.Chunks.First().Value;
            order.Add(ReferenceEquals(next.Submission, low));
            _cluster.Finish(host, next.Id, seconds: 1);
        }

        Assert.InRange(order.Count(static isLow => isLow), 4, 7);
    }

    [Fact]
    public void A_host_of_another_build_gets_other_tasks_only()
    {
        _cluster.Refuse(ScriptedCluster.Again);
        RemoteSession host = _cluster.Join("one", slots: 8);
        _cluster.Call(ScriptedCluster.Again);
        _cluster.Call(ScriptedCluster.Once);
        Assert.Equal([ScriptedCluster.Once], _cluster.SentTo(host).Select(static chunk => chunk.Task));
    }

    [Fact]
    public void Calls_that_come_while_two_operations_have_no_answer_go_together()
    {
        RemoteSession host = _cluster.Join("one", slots: 16);
        _cluster.Call(ScriptedCluster.Once);
        _cluster.Answers = false;
        for (int i = 0; i < 10; i++) _cluster.Call(ScriptedCluster.Once);
        HostCommand[] operations = [.. _cluster.Commands.Where(static command => command.Operation is not null)];
        Assert.Equal(3, operations.Length);
        _cluster.Do(scheduler => scheduler.Received(host.Id, 2, _cluster.Now));
        Assert.Equal(8, _cluster.Commands.Last(static command => command.Operation is not null).Operation!.Chunks.Count);
    }

    [Fact]
    public void Hosts_never_start_an_item_again_by_themselves()
    {
        RemoteSession host = _cluster.Join("one");
        _cluster.Call(ScriptedCluster.Again);
        WorkChunk chunk = Assert.Single(_cluster.SentTo(host));
        Assert.Equal((1, 1), (chunk.Envelope.Attempt, chunk.Envelope.MaxAttempts));
        _cluster.Say(host, SessionEventKind.Lost, chunk.Id);
        Assert.Equal([1, 2], _cluster.SentTo(host).Select(static sent => sent.Envelope.Attempt));
    }

    [Fact]
    public void A_cancelled_map_is_cancelled_at_its_hosts_and_gives_nothing_more()
    {
        RemoteSession host = _cluster.Join("one");
        ScriptedSubmission map = _cluster.Map(ScriptedCluster.Once, 50);
        int sent = _cluster.SentTo(host).Sum(static chunk => chunk.Count);
        _cluster.Cancel(map);
        Assert.Equal(OperationKind.Cancel, _cluster.Commands.Last(static command => command.Operation is not null).Operation!.Kind);
        WorkChunk chunk = _cluster.SentTo(host).First();
        _cluster.Say(host, SessionEventKind.Cancelled, chunk.Id, 0, chunk.Count);
        Assert.Equal(sent, _cluster.SentTo(host).Sum(static chunk => chunk.Count));
        Assert.Contains(_cluster.Ends, static end => end.Kind == ItemEndKind.Cancelled);
    }
}
