using System.Collections.Concurrent;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Apply_blocks_for_one_result()
    {
        using IPool pool = Create();
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.Equal(5, pool.Work.Add.Apply(2, 3));
        Assert.Equal(42, pool.Work.Answer.Apply());
        Assert.Equal(321, pool.Work.AddThree.Apply(1));
        Assert.Equal(303, pool.Work.AddThree.Apply(1, 2));
    }

    [Fact]
    public async Task ApplyAsync_can_be_awaited_got_waited_for_and_asked()
    {
        using IPool pool = Create();
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(4);
        Assert.Equal(16, await result);
        Assert.Equal(16, result.Get());
        Assert.Equal(16, result.Get(TimeSpan.FromSeconds(1)));
        Assert.Equal(16, await result.AsTask());
        Assert.True(result.Wait(TimeSpan.Zero));
        Assert.True(result.IsReady);
        Assert.True(result.IsSuccessful);
        Assert.Null(result.Exception);
        Assert.False(result.Cancel());
    }

    [Fact]
    public void Get_with_a_time_limit_throws_TimeoutException_and_the_task_goes_on()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        AsyncResult<int> result = pool.Work.PassGate.ApplyAsync(gate.Name, 7);
        Assert.Throws<TimeoutException>(() => result.Get(TimeSpan.FromMilliseconds(1)));
        Assert.False(result.Wait(TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => result.IsSuccessful);
        gate.Open();
        Assert.Equal(7, result.Get());
    }

    [Fact]
    public void Async_tasks_are_awaited_in_the_worker()
    {
        using IPool pool = Create();
        Assert.Equal(25, pool.Work.SquareLater.Apply(5));
        Assert.Equal(36, pool.Work.SquareSoon.Apply(6));
        Assert.Equal("boom", Assert.Throws<InvalidOperationException>(() => pool.Work.FailLater.Apply("boom")).Message);
    }

    [Fact]
    public void Tasks_without_result_can_be_waited_for()
    {
        using IPool pool = Create();
        string directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        bool called = false;
        pool.Work.Touch.Apply(directory);
        AsyncResult result = pool.Work.TouchLater.ApplyAsync(directory, callback: () => called = true);
        result.Wait();
        Assert.True(called);
        pool.Work.Touch.Map([directory, directory]);
        Assert.Equal(4, Directory.GetFiles(directory).Length);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Callback_is_called_once_with_the_result_before_Get_returns()
    {
        using IPool pool = Create();
        var got = new ConcurrentBag<int>();
        var failed = new ConcurrentBag<Exception>();
        AsyncResult<int>[] results = [.. Numbers(100).Select(i => pool.Work.FailIfOdd.ApplyAsync(i, callback: got.Add, errorCallback: failed.Add))];
        foreach (AsyncResult<int> result in results) result.Wait();
        Assert.Equal(Numbers(100).Where(i => i % 2 == 0), got.Order());
        Assert.Equal(50, failed.Count);
        Assert.All(failed, e => Assert.IsType<InvalidOperationException>(e));
    }

    [Fact]
    public void Callback_that_throws_takes_no_value_away_and_its_exception_is_kept()
    {
        using IPool pool = Create();
        bool errorCallbackCalled = false;
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(
            3, callback: _ => throw new FormatException("from the callback"), errorCallback: _ => errorCallbackCalled = true);
        Assert.Equal(9, result.Get());
        Assert.Equal("from the callback", Assert.IsType<FormatException>(result.CallbackException).Message);
        Assert.True(result.IsSuccessful);
        Assert.Null(result.Exception);
        Assert.False(errorCallbackCalled);
        Assert.Equal(16, pool.Work.Square.Apply(4));
    }

    [Fact]
    public void Error_callback_that_throws_changes_nothing_about_the_failure_and_its_exception_is_kept()
    {
        using IPool pool = Create();
        AsyncResult<int> result = pool.Work.FailIfOdd.ApplyAsync(1, errorCallback: _ => throw new FormatException("from the callback"));
        Assert.Equal("1 is odd", Assert.Throws<InvalidOperationException>(() => result.Get()).Message);
        Assert.IsType<InvalidOperationException>(Assert.Single(result.Exception!.InnerExceptions));
        Assert.IsType<FormatException>(result.CallbackException);
    }

    [Fact]
    public void Callbacks_that_block_do_not_stall_other_results()
    {
        using IPool pool = Create();
        using var release = new ManualResetEventSlim();
        AsyncResult<int> blocked = pool.Work.Square.ApplyAsync(1, callback: _ => release.Wait());
        Assert.Equal(Numbers(100).Select(i => i * i), pool.Work.Square.Map(Numbers(100)));
        Assert.False(blocked.IsReady);
        release.Set();
        Assert.Equal(1, blocked.Get());
    }

    [Fact]
    public void Progress_travels_while_the_task_runs_in_order_and_never_after_its_end()
    {
        using IPool pool = Create();
        var seen = new List<int>();
        AsyncResult<int> result = pool.Work.CountUp.ApplyAsync(500, progress: new SynchronousProgress<int>(seen.Add));
        Assert.Equal(500, result.Get());
        Assert.Equal(Enumerable.Range(1, 500), seen);
    }

    [Fact]
    public void Progress_handler_that_throws_is_ignored()
    {
        using IPool pool = Create();
        Assert.Equal(3, pool.Work.CountUp.Apply(3, new SynchronousProgress<int>(_ => throw new FormatException())));
    }

    [Fact]
    public void TaskContext_says_where_and_how_often_a_task_runs_and_flows_over_await()
    {
        using IPool pool = Create();
        (int workerId, int attempt, bool flows) = pool.Work.Context.Apply();
        Assert.InRange(workerId, 0, 1);
        Assert.Equal(1, attempt);
        Assert.True(flows);
        Assert.Null(TaskContext.Current);
    }

    [Fact]
    public void Strings_with_lone_surrogates_survive()
    {
        using IPool pool = Create();
        Assert.Equal("a\ud83d-\udc00b", pool.Work.Echo.Apply("a\ud83d-\udc00b"));
        Assert.Equal("(null)", pool.Work.Echo.Apply(null));
    }

    [Fact]
    public void Large_arguments_and_results_travel_whole()
    {
        using IPool pool = Create();
        byte[] bytes = new byte[5_000_001];
        new Random(1).NextBytes(bytes);
        Assert.Equal(bytes, pool.Work.EchoBytes.Apply(bytes));
        byte[][] several = [.. Numbers(6).Select(i => bytes[..(100_000 * i)])];
        Assert.Equal(several, pool.Work.EchoBytes.Map(several));
    }

    [Fact]
    public void Many_calls_from_many_threads_each_get_their_own_result()
    {
        using IPool pool = Create(3);
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 500; i++) Assert.Equal(thread + i, pool.Work.Add.Apply(thread, i));
        });
        AsyncResult<int>[] results = [.. Numbers(20_000).Select(i => pool.Work.Square.ApplyAsync(i))];
        for (int i = 0; i < results.Length; i++) Assert.Equal(i * i, results[i].Get());
    }

    [Fact]
    public void Awaiting_resumes_on_the_callers_synchronization_context()
    {
        using IPool pool = Create();
        using var context = new SingleThreadContext();
        (int before, int after) = context.Run(async () =>
        {
            int thread = Environment.CurrentManagedThreadId;
            await pool.Work.SquareLater.ApplyAsync(3);
            return (thread, Environment.CurrentManagedThreadId);
        });
        Assert.Equal(before, after);
    }
}
