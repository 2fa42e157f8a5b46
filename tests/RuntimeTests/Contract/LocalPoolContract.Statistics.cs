using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void An_item_is_counted_before_its_result_can_be_seen()
    {
        using LocalPool pool = Create(2);
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.Equal(1, pool.GetStatistics().Succeeded);
        pool.Work.Square.Map(Numbers(1000));
        Assert.Equal(1001, pool.GetStatistics().Succeeded);
        Assert.Equal(500, pool.Work.FailIfOdd.MapOutcomes(Numbers(1000)).Count(outcome => outcome.Exception is null));
        PoolStatistics statistics = pool.GetStatistics();
        Assert.Equal((1501, 500), (statistics.Succeeded, statistics.Failed));
        Assert.Equal([("Work.FailIfOdd", 1000), ("Work.Square", 1001)], statistics.Tasks.Select(task => (task.Name, task.Count)));
    }

    [Fact]
    public void Every_item_of_a_cancelled_map_is_counted_once()
    {
        using LocalPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int[]> map = pool.Work.PassGateOrCancel.StarMapAsync(Numbers(100).Select(i => (gate.Name, i)), chunkSize: 1);
        Eventually.True(() => gate.Arrived == 1, "an item runs");
        Assert.Equal(1, pool.GetStatistics().Running);
        Assert.Equal("Work.PassGateOrCancel", pool.GetStatistics().Workers[0].CurrentTask);
        map.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => map.Get());
        Assert.Equal(100, pool.GetStatistics().Cancelled);
        Eventually.True(() => pool.GetStatistics() is { Queued: 0, Running: 0 }, "nothing is left");
    }

    [Fact]
    public void Calls_that_are_cancelled_or_terminated_while_they_wait_are_counted_once()
    {
        LocalPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int>[] calls = [.. Numbers(50).Select(i => pool.Work.PassGate.ApplyAsync(gate.Name, i))];
        Eventually.True(() => gate.Arrived == 1, "an item runs");
        Assert.Equal((49, 1), (pool.GetStatistics().Queued, pool.GetStatistics().Running));
        foreach (AsyncResult<int> call in calls.Skip(40)) call.Cancel();
        Assert.Equal((39, 10), (pool.GetStatistics().Queued, pool.GetStatistics().Cancelled));
        pool.Dispose();
        Assert.True(pool.GetStatistics() is { Cancelled: 10, Terminated: 40 }, $"{pool.GetStatistics()}");
    }

    [Fact]
    public void Retries_are_no_failures_until_the_last_one()
    {
        using LocalPool pool = Create(1);
        IPool retrying = pool.With(new CallOptions { MaxRetries = 2 });
        Assert.Throws<InvalidOperationException>(() => retrying.Work.FailIfOdd.Apply(1));
        Assert.Equal(2, retrying.Work.FailIfOdd.Apply(2));
        Assert.Single(retrying.Work.FailIfOdd.MapOutcomes([3, 4]), outcome => outcome.Exception is not null);
        PoolStatistics statistics = pool.GetStatistics();
        Assert.Equal((2, 2, 4), (statistics.Succeeded, statistics.Failed, statistics.Retried));
        Assert.Equal((4, 2), (statistics.Tasks.Single().Count, statistics.Tasks.Single().Failed));
    }

    [Fact]
    public void Arguments_that_cannot_be_sent_are_failures()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxPayloadBytes = 1000 });
        Assert.ThrowsAny<PayloadException>(() => pool.Work.EchoBytes.Apply(new byte[2000]));
        Assert.Equal(2, pool.Work.EchoBytes.MapOutcomes([new byte[2000], new byte[10], new byte[3000]]).Count(outcome => outcome.Exception is not null));
        Assert.Equal((1, 3), (pool.GetStatistics().Succeeded, pool.GetStatistics().Failed));
    }

    [Fact]
    public void Time_limits_are_counted_as_such()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, TaskTimeout = TimeSpan.FromMilliseconds(500), CancellationGrace = TimeSpan.FromSeconds(20) });
        using var gate = new Gate();
        Assert.Throws<TaskTimeoutException>(() => pool.Work.PassGateOrCancel.Apply(gate.Name, 1));
        PoolStatistics statistics = pool.GetStatistics();
        Assert.Equal((0, 1), (statistics.Failed, statistics.TimedOut));
        Assert.Equal((0, 1), (statistics.Tasks.Single().Failed, statistics.Tasks.Single().TimedOut));
        Assert.InRange(Assert.Single(statistics.Tasks).Longest, TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Bytes_are_those_of_arguments_and_results()
    {
        using LocalPool pool = Create(1);
        pool.Work.EchoBytes.Apply(new byte[1000]);
        pool.Work.EchoBytes.Apply(new byte[1_000_000]);
        PoolStatistics statistics = pool.GetStatistics();
        Assert.InRange(statistics.BytesSent, 1_001_000, 1_001_100);
        Assert.InRange(statistics.BytesReceived, 1_001_000, 1_001_100);
    }

    [Fact]
    public void Each_item_is_measured_while_few_of_them_end()
    {
        using LocalPool pool = Create(2);
        pool.Work.Square.Map(Numbers(300), chunkSize: 7);
        for (int i = 0; i < 100; i++) pool.Work.Square.Apply(i);
        foreach (string text in pool.Work.Echo.Imap(Numbers(100).Select(i => $"{i}"))) Assert.NotEmpty(text);
        using var readings = new MeterReadings(pool.Name);
        TaskStatistics[] tasks = [.. pool.GetStatistics().Tasks];
        Assert.Equal([100, 400], tasks.Select(task => task.Count));
        Assert.All(tasks, task =>
        {
            Assert.Equal(5, task.LongestItems.Count);
            Assert.True(task.Mean > TimeSpan.Zero && task.P50 > TimeSpan.Zero && task.P50 <= task.P90 && task.P90 <= task.P99 && task.P99 <= task.Longest * 1.02, $"{task}");
            Assert.Equal(task.Longest, task.LongestItems[0].Duration);
        });
    }

    [Fact]
    public void Long_items_are_named_with_index_worker_and_time()
    {
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        using LocalPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int[]> map = pool.Work.PassGate.StarMapAsync(Numbers(10).Select(i => (gate.Name, i)), chunkSize: 5);
        Eventually.True(() => gate.Arrived == 1, "an item runs");
        TimeSpan ran = pool.GetStatistics().Workers[0].CurrentTaskTime!.Value;
        Eventually.True(() => pool.GetStatistics().Workers[0].CurrentTaskTime > ran + TimeSpan.FromMilliseconds(50), "it runs for a while");
        gate.Open();
        map.Get();
        TaskStatistics task = Assert.Single(pool.GetStatistics().Tasks);
        LongItem longest = task.LongestItems[0];
        Assert.Equal((0, 0), (longest.Index, longest.WorkerId));
        Assert.InRange(longest.Duration, TimeSpan.FromMilliseconds(45), TimeSpan.FromSeconds(60));
        Assert.InRange(longest.StartedAt, before - TimeSpan.FromSeconds(1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public void Workers_say_how_their_time_went()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, Name = "timed" });
        using var gate = new Gate();
        AsyncResult<int> call = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => pool.GetStatistics().Workers[0].BusyTime > TimeSpan.FromMilliseconds(30), "the worker is busy for a while");
        gate.Open();
        call.Get();
        Eventually.True(() => pool.GetStatistics().Workers[0].WaitingTime > TimeSpan.FromMilliseconds(30), "the worker waits for a while");
        PoolStatistics statistics = pool.GetStatistics();
        WorkerStatistics worker = Assert.Single(statistics.Workers);
        Assert.Equal((WorkerState.Idle, 1, 0), (worker.State, worker.Items, worker.Restarts));
        Assert.True(worker.StartingTime > TimeSpan.Zero && worker.StartupTime > TimeSpan.Zero && worker.BusyShare is > 0 and < 1, $"{worker}");
        Assert.True(worker.BusyTime + worker.WaitingTime + worker.StartingTime <= statistics.Uptime + TimeSpan.FromMilliseconds(10), $"{worker}");
        Assert.Null(worker.CurrentTask);
    }

    [Fact]
    public void Statistics_print_as_a_table()
    {
        using LocalPool pool = Create(2);
        pool.Work.Square.Map(Numbers(1234));
        string text = pool.GetStatistics().ToString();
        Assert.Contains("Items: 1,234 ok, 0 failed", text, StringComparison.Ordinal);
        Assert.Matches("worker +process +state +since", text);
        Assert.Matches(@"Work\.Square +1,234 ", text);
    }

    [Fact]
    public void Without_statistics_the_counts_stay()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, CollectStatistics = false });
        pool.Work.Square.Map(Numbers(100));
        TaskStatistics task = Assert.Single(pool.GetStatistics().Tasks);
        Assert.Equal((100, TimeSpan.Zero), (task.Count, task.Mean));
        Assert.Empty(task.LongestItems);
    }
}
