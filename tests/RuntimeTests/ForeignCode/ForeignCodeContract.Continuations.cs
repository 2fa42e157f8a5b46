using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>What runs after an <c>await</c>, and where.</summary>
public abstract partial class ForeignCodeContract
{
    [Fact]
    public void Context_that_takes_nothing_is_asked_once_and_the_continuation_runs_on_the_thread_pool() => Try((pool, place) =>
    {
        using var gate = new Gate();
        var context = new ThrowingContext();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        AsyncResult<int> cancelled = pool.Work.Square.ApplyAsync(2);
        AsyncResult<int> behind = pool.Work.Square.ApplyAsync(3);
        foreach (AsyncResult<int> result in (AsyncResult<int>[])[running, cancelled, behind]) context.Run(() => result.GetAwaiter().OnCompleted(place.Visit));
        Assert.True(cancelled.Cancel());
        gate.Open();
        Assert.Equal(1, running.Get(Long));
        Assert.Equal(9, behind.Get(Long));
        Eventually.True(() => place.Visits == 3, "each continuation runs");
        Assert.Equal(3, context.Posts);
        Assert.True(place.IsThreadPool);

        // One that is awaited when it has ended.
        context.Run(() => behind.GetAwaiter().OnCompleted(place.Visit));
        Eventually.True(() => place.Visits == 4, "the late continuation runs");
    });

    [Fact]
    public void Context_whose_Post_blocks_stops_nobody_elses_result() => Try((pool, place) =>
    {
        using var gate = new Gate();
        using var open = new ManualResetEventSlim();
        AsyncResult<int> result = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        var context = new BlockingContext(open, place);
        context.Run(() => result.GetAwaiter().OnCompleted(static () => { }));
        gate.Open();
        Eventually.True(() => place.Visits > 0, "the context is asked");
        Assert.Equal(16, pool.Work.Square.ApplyAsync(4).Get(Long));
        open.Set();
    });

    [Fact]
    public void Scheduler_that_takes_nothing_is_asked_once_and_the_continuation_runs_on_the_thread_pool() => Try((pool, place) =>
    {
        using var gate = new Gate();
        var scheduler = new ThrowingScheduler();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        AsyncResult<int> behind = pool.Work.Square.ApplyAsync(3);
        foreach (AsyncResult<int> result in (AsyncResult<int>[])[running, behind]) scheduler.Run(() => result.GetAwaiter().OnCompleted(place.Visit));
        scheduler.Stop();
        gate.Open();
        Assert.Equal(1, running.Get(Long));
        Assert.Equal(9, behind.Get(Long));
        Eventually.True(() => place.Visits == 2, "each continuation runs");
        Assert.Equal(2, scheduler.Queued);
        Assert.True(place.IsThreadPool);
    });

    [Fact]
    public void Continuation_without_a_context_runs_on_the_thread_pool_and_may_block() => Try((pool, place) =>
    {
        using var open = new ManualResetEventSlim();
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3);
        result.GetAwaiter().OnCompleted(() =>
        {
            place.Visit();
            open.Wait(Long);
        });
        Eventually.True(() => place.Visits == 1, "the continuation runs");
        Assert.True(place.IsThreadPool);
        Assert.Equal(16, pool.Work.Square.ApplyAsync(4).Get(Long));
        open.Set();
    });

    [Fact]
    public void Token_fires_on_the_thread_that_cancels_and_hears_nothing_of_what_others_throw() => Try((pool, place) =>
    {
        using var gate = new Gate();
        using var source = new CancellationTokenSource();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        AsyncResult<int> queued = pool.Work.Square.ApplyAsync(3, errorCallback: _ => place.Throw<int>("the error callback"), cancellationToken: source.Token);
        AsyncResult<int> awaited = pool.Work.Square.ApplyAsync(4, cancellationToken: source.Token);
        new ThrowingContext().Run(() => awaited.GetAwaiter().OnCompleted(place.Visit));
        using PoolStream<int> stream = pool.Work.Square.Imap(new ForeignSource(SourceFault.Dispose, place), cancellationToken: source.Token);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => queued.Get(Long));
        Assert.Throws<OperationCanceledException>(() => awaited.Get(Long));
        gate.Open();
        Assert.Equal(1, running.Get(Long));
        Eventually.True(() => place.Visits == 3, "callback, continuation and source have run");
    });
}
