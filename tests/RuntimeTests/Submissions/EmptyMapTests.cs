using PoolGen.RuntimeTests.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Submissions;

/// <summary>An engine may find nothing left to encode because all items are on their way or have failed: that is no empty map.</summary>
public sealed class EmptyMapTests
{
    private static readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> Task = new(1, "Mapped");

    [Fact]
    public void Map_whose_items_are_all_on_their_way_is_not_ended_as_empty()
    {
        MapSubmission<long, long> map = Attached(7, 8);
        using PayloadBuffer encoded = new();
        Assert.Equal(2, map.EncodeNext(encoded, 2, int.MaxValue, out _));
        Assert.Equal(0, map.Remaining);
        map.EndEmpty();
        Assert.False(map.IsReady);
        map.Fail(0, 2, new InvalidOperationException("no"));
        Assert.Throws<InvalidOperationException>(object? () => map.Get());
    }

    [Fact]
    public void Map_of_nothing_is_ended_as_empty()
    {
        MapSubmission<long, long> map = Attached();
        map.EndEmpty();
        Assert.Empty(map.Get());
    }

    private static MapSubmission<long, long> Attached(params long[] items)
    {
        MapSubmission<long, long> map = new(Task, items, chunkSize: null, progress: null, handlers: null);
        map.Attach(ScriptedPool.WithReadyWorkers(1));
        return map;
    }
}
