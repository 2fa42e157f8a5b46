using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Callbacks and progress handlers.</summary>
public abstract partial class ForeignCodeContract
{
    [Fact]
    public void Callback_runs_on_the_thread_pool_and_its_exception_stops_nothing() => Try((pool, place) =>
    {
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3, callback: _ => place.Throw<int>("the callback"));
        Assert.Equal(9, result.Get(Long));
        Assert.IsType<FormatException>(result.CallbackException);
        Assert.Equal(1, place.Visits);
        AssertThreadPoolOr(place, Thread.CurrentThread);
        AsyncResult<int[]> map = pool.Work.Square.MapAsync([1, 2], callback: _ => place.Throw<int>("the callback"));
        Assert.Equal([1, 4], map.Get(Long));
        Assert.IsType<FormatException>(map.CallbackException);
        Assert.Equal(2, place.Visits);
    });

    [Fact]
    public void Error_callback_runs_on_the_thread_pool_and_its_exception_stops_nothing() => Try((pool, place) =>
    {
        AsyncResult<int> result = pool.Work.FailIfOdd.ApplyAsync(3, errorCallback: _ => place.Throw<int>("the error callback"));
        Assert.Throws<InvalidOperationException>(() => result.Get(Long));
        Assert.IsType<FormatException>(result.CallbackException);
        Assert.Equal(1, place.Visits);
        AssertThreadPoolOr(place, Thread.CurrentThread);
        AsyncResult<int> cancelled = pool.Work.Square.ApplyAsync(3, errorCallback: _ => place.Throw<int>("the error callback"), cancellationToken: new CancellationToken(true));
        Assert.Throws<OperationCanceledException>(() => cancelled.Get(Long));
        Assert.Equal(2, place.Visits);
    });

    [Fact]
    public void Question_about_a_retry_runs_on_its_own_thread_and_if_it_throws_the_failure_stays() => Try((pool, place) =>
    {
        IPool careless = pool.With(new CallOptions { MaxRetries = 3, RetryWhen = _ => place.Throw<bool>("the question") });
        Assert.Throws<InvalidOperationException>(() => careless.Work.FailIfOdd.ApplyAsync(3).Get(Long));
        Assert.Equal((1, "PoolGen retries"), (place.Visits, place.ThreadName));
    });

    [Fact]
    public void Progress_handler_of_a_map_runs_on_the_thread_pool_and_its_exception_is_ignored() => Try((pool, place) =>
    {
        AsyncResult<int[]> map = pool.Work.Square.MapAsync([1, 2, 3], chunkSize: 1, progress: new SynchronousProgress<MapProgress>(_ => place.Throw<int>("the handler")));
        Assert.Equal([1, 4, 9], map.Get(Long));
        Assert.True(place.Visits > 0);
        AssertThreadPoolOr(place, Thread.CurrentThread);
    });

    [Fact]
    public void Progress_handler_of_a_task_runs_on_the_thread_pool_and_its_exception_is_ignored() => Try((pool, place) =>
    {
        AsyncResult<int> result = pool.Work.CountUp.ApplyAsync(3, new SynchronousProgress<int>(_ => place.Throw<int>("the handler")));
        Assert.Equal(3, result.Get(Long));
        Assert.Equal(3, place.Visits);
        AssertThreadPoolOr(place, Thread.CurrentThread);
    });

    [Fact]
    public void Constructor_of_what_a_task_reports_runs_on_the_thread_pool_and_its_exception_is_ignored() => Try((pool, place) =>
    {
        ForeignResult.OnConstruct = () => place.Throw<int>("the constructor");
        try
        {
            Assert.Equal(3, pool.ForeignWork.Report.ApplyAsync(3, new SynchronousProgress<ForeignResult>(static _ => { })).Get(Long));
            AssertThreadPoolOr(place, Thread.CurrentThread);
        }
        finally
        {
            ForeignResult.OnConstruct = null;
        }
    });
}
