using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests;

/// <summary>Each name of Python's pool, and what it is called here: section 5 of the contract.</summary>
[Watchdog]
public sealed class PythonNamesTests
{
    [Fact]
    public void Pool_4_is_new_ProcessPool_4()
    {
        using var pool = new ProcessPool(4);
        Assert.Equal(4, pool.WorkerCount);
        Assert.Equal(25, pool.Work.Square.Apply(5));
    }

    [Fact]
    public void Pool_without_a_number_has_a_worker_for_each_processor()
    {
        using var pool = new ProcessPool();
        Assert.Equal(Environment.ProcessorCount, pool.WorkerCount);
    }

    [Fact]
    public void Apply_is_Apply() => With(pool => Assert.Equal(9, pool.Work.Square.Apply(3)));

    [Fact]
    public void Apply_async_is_ApplyAsync_with_callback_and_errorCallback() => With(pool =>
    {
        int got = 0;
        Exception? failed = null;
        pool.Work.FailIfOdd.ApplyAsync(2, callback: v => got = v, errorCallback: e => failed = e).Wait();
        Assert.Equal((2, null), (got, failed));
        pool.Work.FailIfOdd.ApplyAsync(3, callback: v => got = v, errorCallback: e => failed = e).Wait();
        Assert.Equal(2, got);
        Assert.IsType<InvalidOperationException>(failed);
    });

    [Fact]
    public void Map_and_map_async_are_Map_and_MapAsync() => With(pool =>
    {
        Assert.Equal([1, 4, 9], pool.Work.Square.Map([1, 2, 3]));
        Assert.Equal([1, 4, 9], pool.Work.Square.MapAsync([1, 2, 3], chunkSize: 2).Get());
    });

    [Fact]
    public void Starmap_and_starmap_async_are_StarMap_and_StarMapAsync() => With(pool =>
    {
        Assert.Equal([3, 7], pool.Work.Add.StarMap([(1, 2), (3, 4)]));
        Assert.Equal([3, 7], pool.Work.Add.StarMapAsync([(1, 2), (3, 4)]).Get());
    });

    [Fact]
    public void Imap_and_imap_unordered_are_Imap_and_ImapUnordered() => With(pool =>
    {
        Assert.Equal([1, 4, 9], pool.Work.Square.Imap([1, 2, 3]));
        Assert.Equal([1, 4, 9], pool.Work.Square.ImapUnordered([1, 2, 3]).Order());
    });

    [Fact]
    public void Next_with_a_timeout_is_Next() => With(pool =>
    {
        using PoolStream<int> stream = pool.Work.Square.Imap([3]);
        Assert.True(stream.Next(TimeSpan.FromSeconds(30), out int value));
        Assert.Equal(9, value);
        Assert.False(stream.Next(TimeSpan.FromSeconds(30), out _));
    });

    [Fact]
    public void Get_wait_ready_and_successful_are_Get_Wait_IsReady_and_IsSuccessful() => With(pool =>
    {
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3);
        result.Wait();
        Assert.True(result.IsReady);
        Assert.True(result.IsSuccessful);
        Assert.Equal(9, result.Get());
    });

    [Fact]
    public void Close_and_join_are_Close_and_Join() => With(pool =>
    {
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3);
        pool.Close();
        pool.Join();
        Assert.True(result.IsReady);
    });

    [Fact]
    public void Terminate_is_Terminate() => With(pool =>
    {
        pool.Terminate();
        pool.Join();
        Assert.Equal(PoolState.Terminated, pool.State);
    });

    [Fact]
    public async Task With_Pool_is_await_using_and_terminates()
    {
        ProcessPool kept;
        await using (var pool = new ProcessPool(1))
        {
            kept = pool;
            Assert.Equal(9, await pool.Work.Square.ApplyAsync(3));
        }

        Assert.Equal(PoolState.Terminated, kept.State);
    }

    [Fact]
    public void Initializer_and_initargs_are_Initializer_and_Bind()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Initializer = ProcessWorkTasks.InitializeTask.Bind(5) });
        Assert.All(Enumerable.Range(0, 20).Select(_ => pool.ProcessWork.Initialized.Apply()), value => Assert.Equal(5, value));
    }

    [Fact]
    public void Maxtasksperchild_is_MaxTasksPerWorker_and_counts_items()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, MaxTasksPerWorker = 3 });
        int[] ids = [.. Enumerable.Range(0, 9).Select(_ => pool.ProcessWork.ProcessId.Apply())];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids.GroupBy(id => id), group => Assert.Equal(3, group.Count()));
    }

    [Fact]
    public void Processes_is_Workers()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 3 });
        Assert.Equal(3, pool.Workers.Count);
    }

    private static void With(Action<ProcessPool> use)
    {
        using var pool = new ProcessPool(2);
        use(pool);
    }
}
