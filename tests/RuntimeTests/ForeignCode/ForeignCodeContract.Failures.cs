using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Exceptions that are rebuilt.</summary>
public abstract partial class ForeignCodeContract
{
    [Fact]
    public void Constructor_of_an_exception_runs_on_the_thread_pool_or_where_it_is_waited_for_and_if_it_throws_the_failure_is_described_instead() => Try((pool, place) =>
    {
        ForeignException.OnConstruct = () => place.Throw<int>("the constructor");
        try
        {
            RemoteTaskException failure = Assert.Throws<RemoteTaskException>(() => pool.ForeignWork.Fail.ApplyAsync("its words").Get(Long));
            Assert.Contains("its words", failure.Message, StringComparison.Ordinal);
            AssertThreadPoolOr(place, Thread.CurrentThread);
            AsyncResult<int[]> map = pool.ForeignWork.Fail.MapAsync(["one", "two"]);
            Assert.True(map.Wait(Long));
            Assert.All(map.Exception!.InnerExceptions, static e => Assert.IsType<RemoteTaskException>(e));
        }
        finally
        {
            ForeignException.OnConstruct = null;
        }
    });

    [Fact]
    public void Members_of_an_exception_that_throw_cost_nothing_but_what_they_would_have_said() => Try((pool, place) =>
    {
        ForeignException.OnAsk = () => place.Throw<int>("the member");
        try
        {
            AsyncResult<int> result = pool.ForeignWork.Fail.ApplyAsync("its words");
            Assert.True(result.Wait(Long), "the result has no end");
            Assert.False(result.IsSuccessful);
            Assert.True(pool.ForeignWork.Fail.MapAsync(["one", "two"]).Wait(Long), "the map has no end");
            Assert.Equal(2, pool.ForeignWork.Fail.Imap(["one", "two"]).AsOutcomes().Count());
        }
        finally
        {
            ForeignException.OnAsk = null;
        }
    });

    [Fact]
    public void Exception_of_a_getter_that_cannot_say_what_is_wrong_ends_its_item_all_the_same() => Try((pool, place) =>
    {
        ForeignException.OnAsk = () => place.Throw<int>("the member");
        try
        {
            AsyncResult<int> result = pool.ForeignWork.TakeArgument.ApplyAsync(new ForeignArgument { OnGet = static () => throw new ForeignException("mute") });
            Assert.True(result.Wait(Long));
            Assert.IsType<ForeignException>(Assert.IsType<PayloadException>(result.Exception!.InnerException).InnerException);
        }
        finally
        {
            ForeignException.OnAsk = null;
        }
    });
}
