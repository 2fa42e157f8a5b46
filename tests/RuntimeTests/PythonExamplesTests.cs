using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests;

/// <summary>The examples that Python's users learn the pool by, each checked for what the original prints.</summary>
[Watchdog]
public sealed class PythonExamplesTests
{
    [Fact]
    public void Apply_square_of_five()
    {
        using var pool = new ProcessPool(4);
        Assert.Equal(25, pool.Work.Square.Apply(5));
    }

    [Fact]
    public void Four_slow_squares_by_ApplyAsync_gathered_with_Get()
    {
        using var pool = new ProcessPool(4);
        AsyncResult<int>[] results = [.. Enumerable.Range(0, 4).Select(i => pool.Python.SlowSquare.ApplyAsync(i))];
        Assert.Equal([0, 1, 4, 9], results.Select(result => result.Get()));
    }

    [Fact]
    public void Sleeps_on_three_workers_through_every_way_to_submit()
    {
        double[] sleeps = [0.3, 0.1, 0.2];
        using var pool = new ProcessPool(3);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");

        Assert.Equal(sleeps, sleeps.Select(s => pool.Python.Sleep.Apply(s)));
        Assert.Equal(sleeps, pool.Python.Sleep.Map(sleeps));

        var watch = Stopwatch.StartNew();
        AsyncResult<double>[] calls = [.. sleeps.Select(s => pool.Python.Sleep.ApplyAsync(s))];
        AsyncResult<double[]> map = pool.Python.Sleep.MapAsync(sleeps);
        Assert.False(map.IsReady);
        Assert.Equal(sleeps, calls.Select(call => call.Get()));
        Assert.Equal(sleeps, map.Get());

        Assert.Equal([0.3, 0.1, 0.2], pool.Python.Sleep.Imap(sleeps));
        Assert.Equal([0.1, 0.2, 0.3], pool.Python.Sleep.ImapUnordered(sleeps));
    }

    [Fact]
    public void Ten_calls_whose_callback_appends_to_a_list_then_Close_and_Join()
    {
        List<int> list = [];
        using var pool = new ProcessPool(4);
        for (int i = 0; i < 10; i++)
        {
            _ = pool.Work.Square.ApplyAsync(i, callback: value =>
            {
                lock (list) list.Add(value);
            });
        }

        pool.Close();
        pool.Join();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i * i), list.Order());
    }

    [Fact]
    public void Ten_random_tasks_by_MapAsync_results_in_order_after_all_have_run()
    {
        var random = new Random(7);
        int[] values = [.. Enumerable.Range(0, 10).Select(_ => random.Next(1000))];
        using var pool = new ProcessPool();
        AsyncResult<int[]> result = pool.Python.RandomSleep.MapAsync(values);
        Assert.Equal(values, result.Get());
    }

    [Fact]
    public void Tasks_without_result_and_Wait()
    {
        string directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        using var pool = new ProcessPool(2);
        AsyncResult result = pool.Work.Touch.MapAsync(Enumerable.Repeat(directory, 10));
        result.Wait();
        Assert.True(result.IsSuccessful);
        Assert.Equal(10, Directory.GetFiles(directory).Length);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Two_MapAsync_calls_Close_Join()
    {
        using var pool = new ProcessPool();
        AsyncResult<int[]> first = pool.Work.Square.MapAsync([1, 2, 3]);
        AsyncResult<int[]> second = pool.Work.Square.MapAsync([4, 5, 6]);
        pool.Close();
        pool.Join();
        Assert.True(first.IsReady && second.IsReady);
        Assert.Equal([1, 4, 9], first.Get());
        Assert.Equal([16, 25, 36], second.Get());
    }

    [Fact]
    public void Callback_gets_the_whole_list()
    {
        int[]? got = null;
        using var pool = new ProcessPool();
        pool.Work.Square.MapAsync(Enumerable.Range(0, 10), callback: list => got = list).Wait();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i * i), got!);
    }

    [Fact]
    public void Error_callback_gets_the_exception_while_the_other_tasks_still_run()
    {
        using var gate = new Gate();
        Exception? got = null;
        using var pool = new ProcessPool(2);
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 5);
        AsyncResult<int> failing = pool.Work.FailIfOdd.ApplyAsync(1, errorCallback: e => got = e);
        failing.Wait();
        Assert.Equal("1 is odd", Assert.IsType<InvalidOperationException>(got).Message);
        Assert.False(running.IsReady);
        gate.Open();
        Assert.Equal(5, running.Get());
    }

    [Fact]
    public void Get_rethrows_what_the_task_threw()
    {
        using var pool = new ProcessPool(1);
        AsyncResult<int> result = pool.Work.FailIfOdd.ApplyAsync(1);
        Assert.Equal("1 is odd", Assert.Throws<InvalidOperationException>(() => result.Get()).Message);
    }
}
