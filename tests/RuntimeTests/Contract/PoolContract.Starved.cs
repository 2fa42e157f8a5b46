using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>Code that blocks the thread pool's threads on results: each waiting thread does by itself what is left to do for its result.</summary>
public abstract partial class PoolContract
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(8);

    [Fact]
    public void Failures_come_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
        Assert.Throws<InvalidOperationException>(() => pool.Work.FailIfOdd.Apply(1)));

    [Fact]
    public void Results_of_users_types_come_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
        Assert.Equal("Tom", pool.Work.ReturnAnimal.Apply(false).Name));

    [Fact]
    public void Callbacks_run_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
    {
        int called = 0;
        pool.Work.Square.ApplyAsync(3, callback: value => called = value).Get();
        Assert.Equal(9, called);
    });

    [Fact]
    public void Callbacks_run_for_a_wait_of_limited_time_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
        Assert.Equal(4, pool.Work.CountUp.ApplyAsync(4, progress: new SynchronousProgress<int>(static _ => { })).Get(TimeSpan.FromSeconds(60))));

    [Fact]
    public void Maps_with_failures_and_progress_end_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
    {
        long seen = 0;
        var progress = new SynchronousProgress<MapProgress>(report => seen = report.Completed);
        Assert.Throws<InvalidOperationException>(() => pool.Work.FailIfOdd.MapAsync(Numbers(4), progress: progress).Get());
        Assert.Equal(4, seen);
    });

    [Fact]
    public void Streams_with_failures_end_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
        Assert.Equal(2, pool.Work.FailIfOdd.Imap(Numbers(4)).AsOutcomes().Count(static outcome => outcome.Exception is not null)));

    // One call for each thread: every retry waits for its 50 ms.
    [Fact]
    public void Retries_are_made_while_all_threads_of_the_thread_pool_wait_for_one() => InBlockedThreadPool(pool =>
        Assert.Throws<InvalidOperationException>(() => pool.With(new CallOptions { MaxRetries = 1 }).Work.FailIfOdd.Apply(1)), calls: 1);

    private void InBlockedThreadPool(Action<IPool> work, int calls = 5)
    {
        const int Callers = 32;
        using IPool pool = Create();
        pool.Work.Square.Apply(1);
        long started = Stopwatch.GetTimestamp();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < calls; i++) work(pool);
        }))];

        // Not Task.WaitAll on a thread of the thread pool: that would be one more to wait.
        Thread waiting = StartThread(() => Record.Exception(() => Task.WaitAll(callers)));
        waiting.Join();
        foreach (Task caller in callers) caller.GetAwaiter().GetResult();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Prompt);
    }
}
