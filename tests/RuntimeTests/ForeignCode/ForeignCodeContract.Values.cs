using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Members of arguments and results.</summary>
public abstract partial class ForeignCodeContract
{
    [Fact]
    public void Members_of_a_calls_arguments_run_on_the_callers_thread_and_their_exception_ends_the_call() => Try((pool, place) =>
    {
        AssertFails(place, pool.ForeignWork.TakeArgument.ApplyAsync(new ForeignArgument { OnGet = () => place.Throw<int>("the getter") }));
        AssertFails(place, pool.ForeignWork.TakeSequence.ApplyAsync(Lazily(place)));
        AssertFails(place, pool.ForeignWork.TakeLazy.ApplyAsync(new Lazy<int>(() => place.Throw<int>("the factory"))));
        using var memory = new ForeignMemory(place);
        AssertFails(place, pool.ForeignWork.TakeMemory.ApplyAsync(memory.Memory));

        static void AssertFails(ForeignPlace place, AsyncResult<int> result)
        {
            AssertPayload(result);
            Assert.Same(Thread.CurrentThread, place.Thread);
        }
    });

    [Fact]
    public void Members_of_a_maps_items_run_on_the_thread_pool_and_their_exception_ends_that_item() => Try((pool, place) =>
    {
        AssertFails(place, pool.ForeignWork.TakeArgument.MapAsync([new ForeignArgument(), new ForeignArgument { OnGet = () => place.Throw<int>("the getter") }, new ForeignArgument()]));
        AssertFails(place, pool.ForeignWork.TakeSequence.MapAsync([[1], Lazily(place), [2]]));
        AssertFails(place, pool.ForeignWork.TakeLazy.MapAsync([new Lazy<int>(1), new Lazy<int>(() => place.Throw<int>("the factory")), new Lazy<int>(2)]));

        static void AssertFails(ForeignPlace place, AsyncResult<int[]> map)
        {
            AssertPayload(map);
            Assert.True(place.IsThreadPool);
            place.AssertVisited();
        }
    });

    [Fact]
    public void Memory_that_somebody_else_manages_is_read_off_the_readers_threads_and_without_the_lock() => Try((pool, place) =>
    {
        using var memory = new ForeignMemory(place);
        AssertPayload(pool.ForeignWork.TakeMemory.MapAsync([new byte[1], memory.Memory, new byte[2]]));
    });

    [Fact]
    public void Members_of_a_streams_items_run_on_the_sources_thread_and_their_exception_ends_that_item() => Try((pool, place) =>
    {
        Outcome<int>[] outcomes =
            [.. pool.ForeignWork.TakeArgument.Imap([new ForeignArgument(), new ForeignArgument { OnGet = () => place.Throw<int>("the getter") }, new ForeignArgument()]).AsOutcomes()];
        Assert.Equal(3, outcomes.Length);
        Assert.IsType<FormatException>(Assert.IsType<PayloadException>(outcomes[1].Exception).InnerException);
        Assert.Equal("PoolGen source", place.ThreadName);
    });

    [Fact]
    public void Members_of_an_initializers_arguments_run_in_the_pools_constructor_which_throws()
    {
        var place = new ForeignPlace();
        PoolCall initializer = ForeignWorkTasks.TakeArgumentTask.Bind(new ForeignArgument { OnGet = () => place.Throw<int>("the getter") });
        PayloadException failure = Assert.Throws<PayloadException>(() => Create(new ProcessPoolOptions { Workers = 1, Initializer = initializer }));
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.Same(Thread.CurrentThread, place.Thread);
    }

    [Fact]
    public void Constructor_of_a_result_runs_on_the_thread_pool_or_where_it_is_waited_for_and_its_exception_ends_the_item() => Try((pool, place) =>
    {
        ForeignResult.OnConstruct = () => place.Throw<int>("the constructor");
        try
        {
            AssertPayload(pool.ForeignWork.GiveResult.ApplyAsync(1));
            AssertThreadPoolOr(place, Thread.CurrentThread);
            AssertPayload(pool.ForeignWork.GiveResult.MapAsync([1, 2]));
            place.AssertVisited();
            Assert.All(pool.ForeignWork.GiveResult.Imap([1, 2]).AsOutcomes(), static outcome => Assert.IsType<PayloadException>(outcome.Exception));
        }
        finally
        {
            ForeignResult.OnConstruct = null;
        }
    });

    [Fact]
    public void Comparing_of_a_results_keys_runs_on_the_thread_pool_or_where_it_is_waited_for_and_its_exception_ends_the_item() => Try((pool, place) =>
    {
        ForeignKey.OnCompare = () => place.Throw<int>("the comparing");
        try
        {
            AssertPayload(pool.ForeignWork.GiveSet.ApplyAsync(3));
            AssertThreadPoolOr(place, Thread.CurrentThread);
            AssertPayload(pool.ForeignWork.GiveSorted.ApplyAsync(3), typeof(InvalidOperationException));
            place.AssertVisited();
        }
        finally
        {
            ForeignKey.OnCompare = null;
        }
    });

    private static IEnumerable<int> Lazily(ForeignPlace place)
    {
        yield return place.Throw<int>("the sequence");
    }

    private static void AssertPayload(AsyncResult result, Type? inner = null)
    {
        Assert.True(result.Wait(Long), "the result has no end");
        PayloadException failure = Assert.IsType<PayloadException>(result.Exception!.InnerExceptions[0]);
        Assert.IsType(inner ?? typeof(FormatException), failure.InnerException);
    }
}
