using System.Runtime.CompilerServices;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void Pools_are_registered_until_they_are_disposed()
    {
        LocalPool pool = Create(1);
        Assert.Contains(pool, PoolRegistry.Pools);
        pool.Dispose();
        Assert.DoesNotContain(pool, PoolRegistry.Pools);
    }

    [Fact]
    public void The_registry_keeps_no_pool_alive()
    {
        string name = Guid.NewGuid().ToString();
        CreateAndForget(name);
        Eventually.True(
            () =>
            {
                GC.Collect();
                return PoolRegistry.Pools.All(pool => pool.Name != name);
            },
            "the pool is forgotten");
    }

    [Fact]
    public void A_view_has_the_insights_of_its_pool()
    {
        using LocalPool pool = Create(1);
        var view = Assert.IsAssignableFrom<IPoolInsights>(pool.With(new CallOptions { Timeout = TimeSpan.FromMinutes(1) }));
        using (view.Subscribe())
        {
            Assert.Throws<InvalidOperationException>(() => pool.Work.FailWith.Apply("other", "no"));
            Assert.Single(view.GetFailures());
            Assert.Equal(1, view.GetStatistics().Failed);
            Assert.NotEmpty(view.GetTimeline(TimeSpan.FromMinutes(1)));
        }
    }

    [Fact]
    public void Failures_are_kept_while_somebody_subscribes()
    {
        using LocalPool pool = Create(1);
        Assert.Throws<InvalidOperationException>(() => pool.Work.FailWith.Apply("other", "before"));
        using (pool.Subscribe())
        {
            Assert.Throws<InvalidOperationException>(() => pool.Work.FailWith.Apply("other", "a call"));
            Assert.Throws<RemoteTaskException>(() => pool.Work.FailWith.Apply("unknown", ""));
            pool.Work.FailIfOdd.MapOutcomes(Numbers(4));
            PoolFailure[] failures = [.. pool.GetFailures()];
            Assert.Equal([("Work.FailWith", -1), ("Work.FailWith", -1), ("Work.FailIfOdd", 1), ("Work.FailIfOdd", 3)], failures.Select(failure => (failure.Task, failure.Index)));
            Assert.Equal(("System.InvalidOperationException", "a call", 0), (failures[0].Type, failures[0].Message, failures[0].WorkerId));
            Assert.Equal(typeof(UnknownException).FullName, failures[1].Type);
            Assert.Contains("Work.FailWith", failures[0].StackTrace, StringComparison.Ordinal);
            Assert.Equal(pool.Workers[0].ProcessId, failures[0].ProcessId);
            pool.Work.FailIfOdd.MapOutcomes(Numbers(600));

            // Whoever asks while news are passed on does not wait for them.
            Eventually.True(() => pool.GetFailures() is [.., { Index: 599 }], "all failures are told");
            Assert.Equal((100, 401, 599), (pool.GetFailures().Count, pool.GetFailures()[0].Index, pool.GetFailures()[^1].Index));
        }

        Assert.Empty(pool.GetFailures());
    }

    [Fact]
    public void The_timeline_of_the_last_minutes_has_items_and_chunks()
    {
        using LocalPool pool = Create(1);
        using IDisposable subscription = pool.Subscribe();
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        pool.Work.Square.Apply(1);
        pool.Work.Square.Map(Numbers(300_000));
        TimelineEvent[] events = [.. pool.GetTimeline(TimeSpan.FromMinutes(5))];
        TimelineEvent call = Assert.Single(events, one => one is { Kind: TimelineEventKind.Item, Index: -1 });
        Assert.Equal(("Work.Square", 0, "ok"), (call.Name, call.WorkerId, call.Outcome));
        Assert.InRange(call.At, before - TimeSpan.FromSeconds(1), TimeProvider.System.GetUtcNow());
        TimelineEvent[] chunks = [.. events.Where(one => one.Kind == TimelineEventKind.Chunk)];
        Assert.NotEmpty(chunks);
        Assert.All(chunks, chunk => Assert.True(chunk.Count > 1 && chunk.Duration > TimeSpan.Zero, $"{chunk}"));
        Assert.Empty(pool.GetTimeline(TimeSpan.Zero));
    }

    [Fact]
    public void The_timeline_of_a_flood_of_calls_has_those_that_are_measured_and_no_others()
    {
        using LocalPool pool = Create(1);
        using IDisposable subscription = pool.Subscribe();
        AsyncResult<int>[] calls = [.. Numbers(20_000).Select(i => pool.Work.Square.ApplyAsync(i))];
        foreach (AsyncResult<int> call in calls) call.Wait();
        TimelineEvent[] events = [.. pool.GetTimeline(TimeSpan.FromMinutes(5))];
        Assert.Contains(events, one => one.Kind == TimelineEventKind.Item);
        Assert.DoesNotContain(events, one => one.Kind == TimelineEventKind.Chunk);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CreateAndForget(string name) => Assert.Contains(Create(new ProcessPoolOptions { Workers = 1, Name = name }), PoolRegistry.Pools);
}
