using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests;

/// <summary>However a parent ends, its workers end with it; and it ends.</summary>
[Collection("Faults")]
public sealed class ParentTests
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // A session of its own, in which the signals do what they do at a terminal, whoever runs the tests: nohup and a shell's background jobs ignore some,
    // and so does all that they start.
    private static readonly string[] Terminal = ["env", "--default-signal=HUP,INT,TERM", "setsid"];

    [Fact, Trait("Row", "17")]
    public void No_worker_is_alive_two_seconds_after_its_parent_was_killed()
    {
        int count = Counts.Of(100, 1_000);
        string[] modes = ["busy", "idle", "nested", "busy"];
        using var run = new FaultRun(17, count);
        for (int i = 0; i < count; i += AtOnce)
        {
            ParentProgram[] parents = [.. modes.Select(mode => new ParentProgram(mode))];
            int[] workers = [.. parents.SelectMany(parent => parent.ReadIds())];
            Assert.All(workers, id => Assert.True(ProcessState.IsAlive(id)));
            foreach (ParentProgram parent in parents) Signals.Send(parent.Process.Id, Signals.Kill);
            AssertGone(workers);
            foreach (ParentProgram parent in parents) parent.Dispose();
        }

        run.Finish();
    }

    [Fact, Trait("Row", "18")]
    public void Parent_that_ends_without_disposing_of_its_pool_leaves_no_worker_and_does_not_hang()
    {
        int count = Counts.Of(30, 300);
        (string Mode, int ExitCode)[] modes = [("undisposed", 0), ("exit", 3), ("throw", 134)];
        using var run = new FaultRun(18, count);
        for (int i = 0; i < count; i += modes.Length)
        {
            ParentProgram[] parents = [.. modes.Select(mode => new ParentProgram(mode.Mode))];
            int[] workers = [.. parents.SelectMany(parent => parent.ReadIds())];
            foreach ((ParentProgram parent, int exitCode) in parents.Zip(modes.Select(mode => mode.ExitCode)))
            {
                parent.Process.WaitForExit();
                Assert.Equal(exitCode, parent.Process.ExitCode);
            }

            AssertGone(workers);
            foreach (ParentProgram parent in parents) parent.Dispose();
        }

        run.Finish();
    }

    [Fact, Trait("Row", "38")]
    public void Pools_nest_eight_levels_deep_and_no_deeper()
    {
        int count = Counts.Of(5, 5);
        using var run = new FaultRun(38, count);
        for (int i = 0; i < count; i++)
        {
            using var parent = new ParentProgram("depth");
            string errors = parent.Process.StandardError.ReadToEnd();
            parent.Process.WaitForExit();
            Assert.NotEqual(0, parent.Process.ExitCode);
            Assert.Contains("nested 8 levels deep", errors, StringComparison.Ordinal);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "39")]
    public void Main_runs_in_no_worker_or_stops_with_a_clear_error()
    {
        int count = Counts.Of(5, 5);
        using var run = new FaultRun(39, count);
        for (int i = 0; i < count; i++)
        {
            using (var parent = new ParentProgram(i % 2 == 0 ? "undisposed" : "hook"))
            {
                Assert.NotEmpty(parent.ReadIds());
                parent.Process.WaitForExit();
                Assert.Equal(1, parent.MainRuns);
            }

            using var accident = new ParentProgram("main-in-worker");
            string errors = accident.Process.StandardError.ReadToEnd();
            accident.Process.WaitForExit();
            Assert.NotEqual(0, accident.Process.ExitCode);
            Assert.Contains("PoolWorker.TryRun(args)", errors, StringComparison.Ordinal);
            Assert.InRange(accident.MainRuns, 2, 6);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "41")]
    public void A_terminals_signals_end_parent_and_workers_without_a_workers_stack_trace()
    {
        int count = Counts.Of(20, 200);
        (int Signal, int ExitCode)[] signals = [(Signals.Interrupt, 130), (Signals.Terminate, 143), (Signals.HangUp, 129), (Signals.Interrupt, 130)];
        using var run = new FaultRun(41, count);
        for (int i = 0; i < count; i += signals.Length)
        {
            ParentProgram[] parents = [.. signals.Select((_, index) => new ParentProgram(index % 2 == 0 ? "busy" : "idle", Terminal))];
            int[] workers = [.. parents.SelectMany(parent => parent.ReadIds())];

            // To the whole group, as a terminal sends it.
            foreach ((ParentProgram parent, int signal) in parents.Zip(signals.Select(signal => signal.Signal))) Signals.Send(-parent.Process.Id, signal);
            foreach ((ParentProgram parent, int exitCode) in parents.Zip(signals.Select(signal => signal.ExitCode)))
            {
                Assert.Equal(string.Empty, parent.Process.StandardError.ReadToEnd());
                parent.Process.WaitForExit();
                Assert.Equal(exitCode, parent.Process.ExitCode);
            }

            AssertGone(workers);
            foreach (ParentProgram parent in parents) parent.Dispose();
        }

        run.Finish();
    }

    private static void AssertGone(int[] workers) => Assert.True(
        SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive), Limit), $"alive {Limit} after the parent: {string.Join(", ", workers.Where(ProcessState.IsAlive))}");
}
