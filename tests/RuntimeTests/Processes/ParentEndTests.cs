using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>However a parent ends, its workers end with it.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class ParentEndTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("idle", 10)]
    [InlineData("busy", 10)]
    [InlineData("nested", 5)]
    public void No_worker_is_alive_two_seconds_after_its_parent_was_killed(string what, int times)
    {
        for (int i = 0; i < times; i++)
        {
            using var parent = new ParentProgram(what);
            int[] workers = parent.ReadIds();
            Assert.Equal(2, workers.Length);
            Assert.All(workers, id => Assert.True(ProcessState.IsAlive(id)));
            Signals.Send(parent.Process.Id, Signals.Kill);
            long killed = Stopwatch.GetTimestamp();
            Assert.True(
                SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive), Limit),
                $"alive {Stopwatch.GetElapsedTime(killed)} after the parent: {string.Join(", ", workers.Where(ProcessState.IsAlive))}");
        }
    }

    [Theory]
    [InlineData("undisposed", 0)]
    [InlineData("exit", 3)]
    [InlineData("throw", 134)]
    public void Pool_that_is_never_disposed_keeps_neither_the_process_nor_its_workers(string what, int exitCode)
    {
        using var parent = new ParentProgram(what);
        int[] workers = parent.ReadIds();
        parent.Process.WaitForExit();
        Assert.Equal(exitCode, parent.Process.ExitCode);
        Assert.True(SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive), Limit));
    }

    [Fact]
    public void Interrupt_ends_parent_and_workers_and_no_worker_prints_a_stack_trace()
    {
        using var parent = new ParentProgram("busy");
        int[] workers = parent.ReadIds();
        foreach (int worker in workers) Signals.Send(worker, Signals.Interrupt);
        Assert.All(workers, id => Assert.True(ProcessState.IsAlive(id)));
        Signals.Send(parent.Process.Id, Signals.Interrupt);
        string errors = parent.Process.StandardError.ReadToEnd();
        parent.Process.WaitForExit();
        Assert.Equal(130, parent.Process.ExitCode);
        Assert.True(SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive), Limit));
        Assert.DoesNotContain(" at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_that_would_run_Main_by_accident_stops_with_a_clear_error()
    {
        using var parent = new ParentProgram("main-in-worker");
        string errors = parent.Process.StandardError.ReadToEnd();
        parent.Process.WaitForExit();
        Assert.NotEqual(0, parent.Process.ExitCode);
        Assert.Contains("PoolWorker.TryRun(args)", errors, StringComparison.Ordinal);
        Assert.InRange(parent.MainRuns, 2, 6);
    }

    [Theory]
    [InlineData("hook")]
    [InlineData("undisposed")]
    public void Main_runs_once_whatever_the_launch_mode(string what)
    {
        using var parent = new ParentProgram(what);
        Assert.NotEmpty(parent.ReadIds());
        parent.Process.WaitForExit();
        Assert.Equal(0, parent.Process.ExitCode);
        Assert.Equal(1, parent.MainRuns);
    }

    [Fact]
    public void Pools_nest_eight_levels_deep_and_no_deeper()
    {
        using var parent = new ParentProgram("depth");
        string errors = parent.Process.StandardError.ReadToEnd();
        parent.Process.WaitForExit();
        Assert.NotEqual(0, parent.Process.ExitCode);
        Assert.Contains("nested 8 levels deep", errors, StringComparison.Ordinal);
    }
}
