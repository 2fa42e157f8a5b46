using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>A worker's death ends only the item that it was running, with an error that says why; the worker is replaced.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class WorkerDeathTests
{
    [Fact]
    public void Killed_worker_ends_only_its_item_and_is_replaced()
    {
        using var pool = new ProcessPool(workers: 2);
        AsyncResult<int> victim = pool.ProcessWork.KillSelf.ApplyAsync(9);
        AsyncResult<int>[] others = [.. Enumerable.Range(0, 200).Select(i => pool.Work.Square.ApplyAsync(i))];
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => victim.Get());
        Assert.Equal("SIGKILL", lost.Signal);
        Assert.Null(lost.ExitCode);
        Assert.EndsWith("ProcessWork.KillSelf", lost.TaskName, StringComparison.Ordinal);
        Assert.Contains("killed", lost.Reason, StringComparison.Ordinal);
        Assert.Equal(1, lost.Attempts);
        Assert.True(lost.MayHaveExecuted);
        Assert.Contains(lost.TaskName, lost.Message, StringComparison.Ordinal);
        Assert.Contains("SIGKILL", lost.Message, StringComparison.Ordinal);
        for (int i = 0; i < others.Length; i++) Assert.Equal(i * i, others[i].Get());
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle && w.ProcessId != lost.ProcessId), "the worker is replaced");
        Assert.Equal(PoolState.Running, pool.State);
    }

    [Fact]
    public void Item_of_a_chunk_that_kills_its_worker_is_the_only_one_lost()
    {
        using var pool = new ProcessPool(workers: 2);
        AsyncResult<int[]> map = pool.ProcessWork.KillSelfIf.StarMapAsync(Enumerable.Range(0, 100).Select(i => (i, i % 20 == 7 ? i : -1)), chunkSize: 10);
        Assert.Throws<WorkerLostException>(() => map.Get());
        Assert.Equal(5, map.Exception!.InnerExceptions.Count);
        Assert.All(map.Exception.InnerExceptions, e => Assert.IsType<WorkerLostException>(e));
    }

    [Fact]
    public void Results_that_were_finished_before_a_death_are_delivered()
    {
        using var pool = new ProcessPool(workers: 1);
        List<Outcome<int>> outcomes =
            [.. pool.ProcessWork.KillSelfIf.Imap(Enumerable.Range(0, 30).Select(i => (i, 20)), chunkSize: 30).AsOutcomes()];
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)i), outcomes.Select(o => o.Index));
        Assert.All(outcomes, o => Assert.Equal(o.Index == 20, o.Exception is WorkerLostException));
        Assert.All(outcomes.Where(o => o.Exception is null), o => Assert.Equal(o.Index, o.Value));
    }

    [Fact]
    public void Idle_worker_that_dies_is_replaced_silently()
    {
        using var pool = new ProcessPool(workers: 2);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
        int[] before = [.. pool.Workers.Select(w => w.ProcessId)];
        foreach (int id in before) Signals.Send(id, Signals.Kill);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle && !before.Contains(w.ProcessId)), "all workers are replaced");
        Assert.Equal(9, pool.Work.Square.Apply(3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Exit_in_a_task_is_not_success(int code)
    {
        using var pool = new ProcessPool(workers: 1);
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Exit.Apply(code));
        Assert.Equal(code, lost.ExitCode);
        Assert.Null(lost.Signal);
        Assert.Contains($"exited with code {code}", lost.Message, StringComparison.Ordinal);
        Assert.Equal(9, pool.Work.Square.Apply(3));
    }

    [Fact]
    public void Exit_with_a_signals_code_is_told_from_the_signal()
    {
        using var pool = new ProcessPool(workers: 1);
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Exit.Apply(137));
        Assert.Equal(137, lost.ExitCode);
        Assert.Null(lost.Signal);
    }

    [Fact]
    public void FailFast_is_named_with_its_message()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.FailFast.Apply("the reason given"));
        Assert.Equal("SIGABRT", lost.Signal);
        Assert.Equal("FailFast", lost.Reason);
        Assert.Contains("the reason given", lost.StandardError, StringComparison.Ordinal);
        Assert.Contains("the reason given", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stack_overflow_is_named()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Overflow.Apply(1));
        Assert.Equal("SIGABRT", lost.Signal);
        Assert.Equal("stack overflow", lost.Reason);
    }

    [Fact]
    public void Unhandled_exception_on_another_thread_is_named()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.ThrowOnThread.Apply());
        Assert.Contains("unhandled exception", lost.Reason, StringComparison.Ordinal);
        Assert.Contains("on a thread of its own", lost.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public void Idempotent_task_runs_again_after_a_death_and_then_says_how_often()
    {
        using var pool = new ProcessPool(workers: 2);
        Assert.Equal(3, pool.ProcessWork.DieUntilThirdAttempt.Apply());
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.AlwaysDie.Apply());
        Assert.Equal(2, lost.Attempts);
        Assert.Contains("started 2 times", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_idle_worker_loses_what_it_was_handed_to_another_one()
    {
        using var pool = new ProcessPool(workers: 1);
        int stopped = pool.ProcessWork.ProcessId.Apply();
        Signals.Send(stopped, Signals.Stop);
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.NotEqual(stopped, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Task_that_outlives_its_time_limit_is_killed_alone()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 2, TaskTimeout = TimeSpan.FromMilliseconds(300), CancellationGrace = TimeSpan.FromMilliseconds(100),
        });
        AsyncResult hung = pool.ProcessWork.Hang.ApplyAsync();
        AsyncResult<int[]> others = pool.Work.Square.MapAsync(Enumerable.Range(0, 1000));
        TaskTimeoutException late = Assert.Throws<TaskTimeoutException>(() => hung.Get());
        Assert.Contains("Hang", late.Message, StringComparison.Ordinal);
        Assert.Equal(1000, others.Get().Length);
    }

    [Fact]
    public void Task_that_ignores_its_token_is_killed_after_its_grace()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, CancellationGrace = TimeSpan.FromMilliseconds(50) });
        int before = pool.ProcessWork.ProcessId.Apply();
        using var gate = new Gate();
        AsyncResult<int> hung = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        AsyncResult<int> waiting = pool.ProcessWork.ProcessId.ApplyAsync();
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        hung.Cancel();
        Assert.Throws<OperationCanceledException>(() => hung.Get());
        Assert.NotEqual(before, waiting.Get());
    }

    [Fact]
    public void Worker_that_grows_over_its_memory_is_replaced_between_items_and_none_is_lost()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, MaxWorkerMemoryBytes = 150L << 20 });
        AsyncResult<int>[] results = [.. Enumerable.Range(0, 60).Select(_ => pool.ProcessWork.Leak.ApplyAsync(10 << 20))];
        Assert.InRange(results.Select(result => result.Get()).Distinct().Count(), 2, 60);
    }

    [Fact]
    public void Initializer_that_hangs_turns_the_pool_Faulted_and_says_so()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 1, Initializer = ProcessWorkTasks.HangTask.Bind(), WorkerStartTimeout = TimeSpan.FromMilliseconds(300),
        });
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        Assert.Contains("WorkerStartTimeout", faulted.Message, StringComparison.Ordinal);
    }
}
