using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void Full_queue_throws_in_Throw_mode_and_loses_nothing()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 3, QueueFullMode = QueueFullMode.Throw });
        using var gate = new Gate();
        List<AsyncResult<int>> accepted = [pool.Work.PassGate.ApplyAsync(gate.Name, -1)];
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        for (int i = 0; i < 3; i++) accepted.Add(pool.Work.Square.ApplyAsync(i));
        QueueFullException full = Assert.Throws<QueueFullException>(object? () => pool.Work.Square.ApplyAsync(4));
        Assert.Contains("MaxQueuedTasks", full.Message, StringComparison.Ordinal);
        gate.Open();
        Assert.Equal([-1, 0, 1, 4], accepted.Select(result => result.Get()));
        Assert.Equal(16, pool.Work.Square.Apply(4));
    }

    [Fact]
    public async Task Full_queue_blocks_in_Wait_mode_until_there_is_room()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 2 });
        using var gate = new Gate();
        AsyncResult<int> first = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        int submitted = 0;
        Task<int[]> submitting = Task.Run(() =>
        {
            List<AsyncResult<int>> results = [];
            for (int i = 0; i < 20; i++)
            {
                results.Add(pool.Work.Square.ApplyAsync(i));
                Interlocked.Increment(ref submitted);
            }

            return results.Select(result => result.Get()).ToArray();
        });
        Eventually.True(() => Volatile.Read(ref submitted) == 2, "two tasks wait");
        Assert.False(SpinWait.SpinUntil(() => Volatile.Read(ref submitted) > 2, TimeSpan.FromMilliseconds(100)), "the third one did not wait");
        Assert.False(submitting.IsCompleted);
        gate.Open();
        Assert.Equal(Numbers(20).Select(i => i * i), await submitting);
        Assert.Equal(1, await first);
    }

    [Theory]
    [InlineData(QueueFullMode.Throw)]
    [InlineData(QueueFullMode.Wait)]
    public void Maps_and_streams_wait_for_room_in_either_mode_and_are_never_refused(QueueFullMode mode)
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 3, QueueFullMode = mode });
        using var gate = new Gate();
        AsyncResult<int> first = pool.Work.PassGate.ApplyAsync(gate.Name, -1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] calls = [.. Numbers(3).Select(i => pool.Work.Square.ApplyAsync(i))];
        if (mode == QueueFullMode.Throw) Assert.Throws<QueueFullException>(object? () => pool.Work.Square.ApplyAsync(4));

        // The queue is full.
        AsyncResult<int[]> map = pool.Work.Square.MapAsync(Numbers(50));
        using PoolStream<int> stream = pool.Work.Square.Imap(Numbers(50));
        Assert.Throws<TimeoutException>(() => stream.Next(TimeSpan.FromMilliseconds(50), out _));
        Assert.False(map.IsReady);
        gate.Open();
        Assert.Equal(Numbers(50).Select(i => i * i), map.Get());
        Assert.Equal(Numbers(50).Select(i => i * i), stream);
        Assert.Equal([-1, 0, 1, 4], calls.Prepend(first).Select(call => call.Get()));
    }

    [Fact]
    public void Worker_that_is_replaced_often_loses_no_item()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, MaxTasksPerWorker = 10 });
        Assert.Equal(Numbers(200).Select(i => i * i), pool.Work.Square.Map(Numbers(200)));
        Assert.Equal(9, pool.Work.Square.Apply(3));
    }

    [Fact]
    public void Stream_that_nobody_reads_is_cut_and_Join_returns()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, ShutdownTimeout = TimeSpan.FromMilliseconds(200) });
        PoolStream<int> stream = pool.Work.Square.Imap(Forever(), bufferSize: 5);
        pool.Close();
        pool.Join();
        List<int> got = [];
        PoolNotRunningException cut = Assert.Throws<PoolNotRunningException>(() =>
        {
            foreach (int square in stream) got.Add(square);
        });
        Assert.Contains("cut", cut.Message, StringComparison.Ordinal);
        Assert.Equal(Numbers(5).Select(i => i * i), got);
    }

    [Fact]
    public void Time_limit_ends_an_item_that_watches_its_token_in_TaskTimeoutException()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, TaskTimeout = TimeSpan.FromMilliseconds(50) });
        using var gate = new Gate();
        AsyncResult<int> late = pool.Work.PassGateOrCancel.ApplyAsync(gate.Name, 1);
        Assert.Contains("PassGateOrCancel", Assert.Throws<TaskTimeoutException>(() => late.Get()).Message, StringComparison.Ordinal);
        Assert.Equal(9, pool.Work.Square.Apply(3));
    }

    [Fact]
    public void Time_limit_counts_for_each_item_of_a_chunk()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, TaskTimeout = TimeSpan.FromMilliseconds(300) });
        using var gate = new Gate();
        using var open = new Gate();
        open.Open();
        (string, int)[] items = [.. Numbers(12).Select(i => (i % 6 == 2 ? gate.Name : open.Name, i))];
        AsyncResult<int[]> map = pool.Work.PassGateOrCancel.StarMapAsync(items, chunkSize: 6);
        Assert.Throws<TaskTimeoutException>(() => map.Get());
        Assert.Equal(2, map.Exception!.InnerExceptions.Count);
        Assert.Equal(10, open.Arrived);
    }
}
