using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Tasks that end their own worker: that task alone fails, with the reason in words.</summary>
[Collection("Faults")]
public sealed class CrashTests
{
    // A hundred mebibytes, as the runtime reads it.
    private const string HeapLimit = "0x6400000";

    [Fact, Trait("Row", "9")]
    public void Worker_without_memory_fails_its_task_or_is_lost_and_nothing_else_is() => Crash(
        9,
        (pool, _) => pool.CrashWork.Allocate.ApplyAsync(1 << 20),
        static failure => Assert.True(failure is OutOfMemoryException || failure is WorkerLostException { Reason: "out of memory" }, failure.ToString()),
        static options => options.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit);

    [Fact, Trait("Row", "11")]
    public void Stack_overflow_is_named() => Crash(11, (pool, _) => pool.CrashWork.Overflow.ApplyAsync(1), static failure => AssertLost(failure, "stack overflow", "SIGABRT"));

    [Fact, Trait("Row", "12")]
    public void FailFast_is_named_with_its_message() => Crash(12, (pool, i) => pool.CrashWork.FailFast.ApplyAsync(i), static failure =>
        Assert.Contains("on purpose", AssertLost(failure, "FailFast", "SIGABRT").Message, StringComparison.Ordinal));

    [Fact, Trait("Row", "13")]
    public void Exit_is_no_success_whatever_its_code() => Crash(13, (pool, i) => pool.CrashWork.Exit.ApplyAsync(i % 2 == 0 ? 0 : 3), static failure =>
    {
        WorkerLostException lost = Assert.IsType<WorkerLostException>(failure);
        Assert.True(lost.ExitCode is 0 or 3 && lost.Signal is null, lost.Message);
        Assert.Contains($"exited with code {lost.ExitCode}", lost.Reason, StringComparison.Ordinal);
    });

    [Fact, Trait("Row", "14")]
    public void Unhandled_exception_on_another_thread_ends_the_running_task() => Crash(14, (pool, i) => pool.CrashWork.ThrowOnThread.ApplyAsync(i), static failure =>
        Assert.Contains("on a thread of its own", AssertLost(failure, "unhandled exception on one of its threads", "SIGABRT").StandardError, StringComparison.Ordinal));

    [Fact, Trait("Row", "15")]
    public void What_a_task_leaves_behind_and_throws_later_does_not_change_its_result()
    {
        int count = Counts.Of(20, 200);
        using var run = new FaultRun(15, count);
        run.Accounts.Signal = "SIGABRT";
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++)
            {
                int process = pool.CrashWork.ThrowLater.Apply(run.Random.Next(1, 5));
                run.Accounts.Kill(process);
                run.Neighbours(pool).End();
                Eventually.True(() => !ProcessState.IsAlive(process), "the worker dies");
            }

            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "16")]
    public void Native_crash_is_named() => Crash(16, (pool, _) => pool.CrashWork.CrashNatively.ApplyAsync(16), static failure =>
        Assert.Contains(Assert.IsType<WorkerLostException>(failure).Signal, new[] { "SIGSEGV", "SIGABRT" }));

    // All at once: what crashes next waits behind what crashes now, and runs once all the same.
    private static void Crash(int row, Func<ProcessPool, int, AsyncResult<int>> crash, Action<Exception> expected, Action<ProcessPoolOptions>? configure = null)
    {
        const int atOnce = 10;
        int count = Counts.Of(20, 200);
        using var run = new FaultRun(row, count);
        using (ProcessPool pool = run.Pool(workers: 2, configure))
        {
            for (int i = 0; i < count; i += atOnce)
            {
                Neighbours before = run.Neighbours(pool);
                AsyncResult<int>[] victims = [.. Enumerable.Range(i, atOnce).Select(index => crash(pool, index))];
                Neighbours after = run.Neighbours(pool);
                foreach (AsyncResult<int> victim in victims)
                {
                    victim.Wait();
                    expected(victim.Exception!.InnerException!);
                }

                before.End();
                after.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    private static WorkerLostException AssertLost(Exception failure, string reason, string signal)
    {
        WorkerLostException lost = Assert.IsType<WorkerLostException>(failure);
        Assert.Equal((reason, signal), (lost.Reason, lost.Signal));
        return lost;
    }
}
