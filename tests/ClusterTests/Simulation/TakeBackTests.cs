using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Near the end of the work, a slow host gives back what it has not started.</summary>
[Watchdog]
public sealed class TakeBackTests
{
    private readonly ScriptedCluster _cluster = new();

    [Fact]
    public void A_host_that_comes_late_gets_what_another_one_has_not_started()
    {
        RemoteSession slow = _cluster.Join("slow", slots: 2);
        _cluster.Map(ScriptedCluster.Once, 4);
        Assert.Equal(4, slow.Open);
        RemoteSession fast = _cluster.Join("fast", slots: 2);
        _cluster.Call(ScriptedCluster.Once);
        HostCommand asked = Assert.Single(_cluster.Commands, static command => command.Operation?.Kind == OperationKind.Return);
        Assert.Equal(slow.Id, asked.Session);
        ChunkPart part = Assert.Single(asked.Operation!.Parts);
        Assert.Equal(1, part.Count);
        HandedChunk chunk = slow.Chunks[part.Chunk];
        _cluster.Say(slow, SessionEventKind.Returned, part.Chunk, chunk.Limit - 1);
        Assert.Equal((3, 2), (slow.Open, fast.Open));
        Assert.Equal(1, _cluster.Scheduler.Counts.Returned);
    }

    [Fact]
    public void Of_a_map_whose_times_nobody_knows_each_free_slot_gets_an_item()
    {
        _cluster.Answers = false;
        RemoteSession one = _cluster.Join("one", slots: 2), two = _cluster.Join("two", slots: 2);
        _cluster.Map(ScriptedCluster.Once, 4);
        _cluster.Do(scheduler => scheduler.TaskChecked(one.Id, ScriptedCluster.Once, null, _cluster.Now));
        Assert.Equal((2, 0), (one.Open, two.Open));
        _cluster.Do(scheduler => scheduler.TaskChecked(two.Id, ScriptedCluster.Once, null, _cluster.Now));
        Assert.Equal((2, 2), (one.Open, two.Open));
    }

    [Fact]
    public void Long_items_that_wait_go_to_a_host_that_joins()
    {
        RemoteSession first = _cluster.Join("first", slots: 2);
        _cluster.Map(ScriptedCluster.Once, 4);
        foreach (WorkChunk chunk in _cluster.SentTo(first).Take(1).ToArray()) _cluster.Say(first, SessionEventKind.Started, chunk.Id, 0, 2);
        RemoteSession second = _cluster.Join("second", slots: 2);
        while (_cluster.Scheduler.Hosts.Single(host => host.Id == first.Id).Returning > first.Done)
        {
            ChunkPart part = _cluster.Commands.Last(static command => command.Operation?.Kind == OperationKind.Return).Operation!.Parts[0];
            HandedChunk chunk = first.Chunks[part.Chunk];
            _cluster.Say(first, SessionEventKind.Returned, part.Chunk, chunk.Limit - part.Count, part.Count);
        }

        Assert.Equal((2, 2), (first.Open, second.Open));
    }

    [Fact]
    public void Nothing_is_asked_for_while_work_waits_or_when_it_would_start_soon_anyway()
    {
        RemoteSession slow = _cluster.Join("slow");
        _cluster.Map(ScriptedCluster.Again, 2);
        _cluster.Finish(slow, _cluster.SentTo(slow).First().Id, seconds: 0.000_001);
        _cluster.Map(ScriptedCluster.Again, 2);
        _cluster.Join("fast");
        Assert.DoesNotContain(_cluster.Commands, static command => command.Operation?.Kind == OperationKind.Return);
    }
}
