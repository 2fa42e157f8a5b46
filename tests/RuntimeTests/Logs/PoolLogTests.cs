using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.Logs;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Logs;

/// <summary>What a pool of processes logs of itself and its workers.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PoolLogTests : IDisposable
{
    private readonly OwnLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void A_workers_start_readiness_and_stop_are_logged_for_debugging()
    {
        using ProcessPool pool = Create();
        int process = pool.ProcessWork.ProcessId.Apply();
        FakeLogRecord started = _logs.One(1101);
        Assert.Equal((LogLevel.Debug, "Pool 'logged' starts worker 0."), (started.Level, started.Message));
        FakeLogRecord ready = _logs.One(1102);
        Assert.Equal(LogLevel.Debug, ready.Level);
        Assert.Equal($"{process}", ready.GetStructuredStateValue("ProcessId"));
        Assert.True(TimeSpan.Parse(ready.GetStructuredStateValue("StartTime")!, null) > TimeSpan.Zero);
        pool.Close();
        pool.Join();
        FakeLogRecord stopped = _logs.One(1111);
        Assert.Equal((LogLevel.Debug, $"Worker 0 of pool 'logged' (process {process}) ended with its pool after 1 items."), (stopped.Level, stopped.Message));
    }

    [Fact]
    public void A_worker_that_is_replaced_is_logged_with_the_limit_that_it_has_reached()
    {
        using (ProcessPool pool = Create(options => options.MaxTasksPerWorker = 2))
        {
            int process = pool.ProcessWork.ProcessId.Apply();
            pool.Work.Square.Apply(1);
            FakeLogRecord replaced = _logs.One(1103);
            Assert.Equal((LogLevel.Information, $"Worker 0 of pool 'logged' (process {process}) is replaced after 2 items: it has reached MaxTasksPerWorker."), (replaced.Level, replaced.Message));
        }

        using ProcessPool limited = Create(options => options.MaxWorkerMemoryBytes = 1);
        limited.Work.Square.Apply(1);
        Eventually.True(() => limited.Work.Square.Apply(2) == 4 && _logs.Pool(1103).Any(record => record.Message.EndsWith("it has reached MaxWorkerMemoryBytes.", StringComparison.Ordinal)), "the worker is replaced");
    }

    [Fact]
    public void A_death_is_one_warning_with_task_reason_and_the_last_output()
    {
        using ProcessPool pool = Create();
        int process = pool.ProcessWork.ProcessId.Apply();
        Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Complain.Apply(3));
        FakeLogRecord died = _logs.One(1104);
        Assert.Equal(LogLevel.Warning, died.Level);
        Assert.StartsWith($"Worker 0 of pool 'logged' (process {process}) died: it was killed", died.Message, StringComparison.Ordinal);
        Assert.Equal("ProcessWork.Complain", died.GetStructuredStateValue("Task"));
        Assert.Contains("line 2 of what went wrong", died.GetStructuredStateValue("StandardError"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_death_of_an_idle_worker_is_one_warning_too()
    {
        using ProcessPool pool = Create();
        Signals.Send(pool.ProcessWork.ProcessId.Apply(), 9);
        FakeLogRecord died = _logs.One(1104);
        Assert.Equal((LogLevel.Warning, "none", "none"), (died.Level, died.GetStructuredStateValue("Task"), died.GetStructuredStateValue("StandardError")));
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.Single(_logs.Of("PoolGen.Pool"), record => record.Level >= LogLevel.Warning);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_worker_that_is_killed_for_its_item_is_one_warning(bool cancels)
    {
        using ProcessPool pool = Create(options => options.CancellationGrace = TimeSpan.Zero);
        int process = pool.ProcessWork.ProcessId.Apply();
        AsyncResult hanging = pool.With(new CallOptions { Timeout = cancels ? null : TimeSpan.FromMilliseconds(50) }).ProcessWork.Hang.ApplyAsync();
        if (cancels)
        {
            Eventually.True(() => pool.Workers[0].State == WorkerState.Busy && pool.GetStatistics().Workers[0].CurrentTaskTime > TimeSpan.FromMilliseconds(100), "the item runs");
            hanging.Cancel();
        }

        Assert.ThrowsAny<Exception>(() => hanging.Get());
        FakeLogRecord killed = _logs.One(1105);
        string reason = cancels ? "its item was cancelled and did not end" : "its item ran longer than its time limit";
        Assert.Equal((LogLevel.Warning, $"Pool 'logged' killed worker 0 (process {process}): {reason}. It ran: ProcessWork.Hang. Its last output: none"), (killed.Level, killed.Message));
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.Single(_logs.Of("PoolGen.Pool"), record => record.Level >= LogLevel.Warning);
    }

    [Fact]
    public void Failed_starts_are_errors_and_the_end_of_the_pool_is_critical()
    {
        using ProcessPool pool = Create(options => options.Initializer = ProcessWorkTasks.InitializeBadlyTask.Bind("no database"));
        Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        FakeLogRecord faulted = _logs.One(1107);
        Assert.Equal(LogLevel.Critical, faulted.Level);
        Assert.EndsWith("its workers failed to become ready too often in a row. no database", faulted.Message, StringComparison.Ordinal);
        Assert.Equal("no database", faulted.Exception!.Message);
        FakeLogRecord[] failed = _logs.Pool(1106);
        Assert.Equal(5, failed.Length);
        Assert.All(failed, record => Assert.Equal((LogLevel.Error, "no database"), (record.Level, record.GetStructuredStateValue("Reason"))));
        Assert.All(failed, record => Assert.True(int.Parse(record.GetStructuredStateValue("ProcessId")!, null) > 0));
        Assert.Empty(_logs.Pool(1104));
    }

    [Fact]
    public void A_closed_and_a_terminated_pool_are_logged_with_counts()
    {
        using (ProcessPool pool = Create())
        {
            pool.Work.Square.Map(Enumerable.Range(0, 10));

            // A result may be there a moment before its worker counts as idle.
            Eventually.True(() => pool.Workers.All(static worker => worker.State != WorkerState.Busy), "no worker is busy");
            pool.Close();
            pool.Join();
        }

        FakeLogRecord closed = _logs.One(1108);
        Assert.Equal((LogLevel.Information, "Pool 'logged' was closed: 10 items have ended, 0 wait and will run, 0 workers are busy."), (closed.Level, closed.Message));
        Assert.Empty(_logs.Pool(1109));
        using var gate = new Gate();
        ProcessPool terminated = Create();
        terminated.Work.Square.Apply(1);
        AsyncResult<int>[] calls = [.. Enumerable.Range(0, 5).Select(i => terminated.Work.PassGate.ApplyAsync(gate.Name, i))];
        Eventually.True(() => gate.Arrived == 1, "an item runs");
        terminated.Dispose();
        FakeLogRecord ended = Assert.Single(_logs.Pool(1109));
        Assert.Equal((LogLevel.Information, "Pool 'logged' was terminated: 1 items have ended, 4 waited and will not run, 1 workers were busy."), (ended.Level, ended.Message));
        Assert.All(calls, call => Assert.Throws<PoolTerminatedException>(() => call.Get()));
    }

    [Fact]
    public void A_callback_that_throws_is_a_warning()
    {
        using ProcessPool pool = Create();
        AsyncResult<int> call = pool.With(new CallOptions { MaxRetries = 1 }).Work.Square.ApplyAsync(3, callback: _ => throw new FormatException("no such column"));
        Assert.Equal(9, call.Get());
        FakeLogRecord failed = _logs.One(1110);
        Assert.Equal((LogLevel.Warning, "Work.Square"), (failed.Level, failed.GetStructuredStateValue("Task")));
        Assert.Same(call.CallbackException, failed.Exception);
    }

    [Fact]
    public void Large_arrays_that_travel_again_and_again_are_told_once_for_each_task()
    {
        const int length = 64 * 1024;
        byte[] table = new byte[length];
        using ProcessPool pool = Create();
        pool.Work.EchoBytes.Map(Enumerable.Repeat(table, 7));
        pool.Work.EchoBytes.Map(Enumerable.Repeat(new byte[length - 1], 20));
        pool.Work.EchoBytes.Map(Enumerable.Range(0, 10).Select(_ => new byte[length]));
        for (int i = 0; i < 10; i++) pool.Work.EchoBytes.Apply(table);
        pool.Work.EchoBytes.Map(Enumerable.Repeat(table, 8).Concat(Enumerable.Repeat(new byte[2 * length], 9)));
        FakeLogRecord repeated = _logs.One(1112);
        Assert.Equal((LogLevel.Information, "Work.EchoBytes"), (repeated.Level, repeated.GetStructuredStateValue("Task")));
        Assert.Equal($"{(7 * length) + (8 * 2 * length)}", repeated.GetStructuredStateValue("Bytes"));
        Assert.Contains("shared-data", repeated.Message, StringComparison.Ordinal);
        pool.Work.EchoBytes.Map(Enumerable.Repeat(table, 8));
        foreach (byte[] bytes in pool.With(new CallOptions { MaxRetries = 1 }).SharedWork.Reverse.Imap(Enumerable.Repeat(table, 20))) Assert.Equal(length, bytes.Length);
        Eventually.True(() => _logs.Pool(1112).Length == 2, "the other task is told");
        Assert.Equal("SharedWork.Reverse", _logs.Pool(1112)[1].GetStructuredStateValue("Task"));
    }

    [Fact]
    public void No_item_is_logged()
    {
        using (ProcessPool pool = Create())
        {
            pool.Work.FailIfOdd.MapOutcomes(Enumerable.Range(0, 100));
            pool.Work.Square.Apply(2);
        }

        Assert.Equal([1101, 1102, 1109, 1111], _logs.Of("PoolGen.Pool").Select(record => record.Id.Id).Order());
    }

    [Fact]
    public void A_logger_that_blocks_keeps_no_observer_and_no_disposal_from_its_work()
    {
        using var blocking = new BlockingLogs(LogCategories.Pool);
        var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = blocking });
        using IDisposable subscription = pool.Subscribe();
        Assert.Throws<InvalidOperationException>(() => pool.Work.FailIfOdd.Apply(1));
        Eventually.True(() => blocking.IsBlocking && pool.GetFailures().Count == 1, "the failure is heard");
        pool.Dispose();
        Assert.True(blocking.IsBlocking);
    }

    private ProcessPool Create(Action<ProcessPoolOptions>? configure = null)
    {
        var options = new ProcessPoolOptions { Workers = 1, Name = "logged", LoggerFactory = _logs.Factory };
        configure?.Invoke(options);
        return new ProcessPool(options);
    }
}
