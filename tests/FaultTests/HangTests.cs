using System.Diagnostics;
using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Workers that stop, and tasks that never end.</summary>
[Collection("Faults")]
public sealed class HangTests
{
    private static readonly TimeSpan ShortGrace = TimeSpan.FromMilliseconds(100);

    [Fact, Trait("Row", "7")]
    public void Stopped_workers_lose_what_they_were_handed_or_their_time()
    {
        const int workers = 5;
        int count = Counts.Of(50, 500);
        using var run = new FaultRun(7, count);
        using (ProcessPool pool = run.Pool(workers, static options => options.CancellationGrace = ShortGrace))
        {
            for (int stopped = 0; stopped < count; stopped += 2 * workers)
            {
                // Idle: all of them, so that nobody else can take what they were handed.
                FaultRun.AssertFullStrength(pool);
                int[] idle = Stop(pool);
                run.Neighbours(pool).End();
                Eventually.True(() => !idle.Any(ProcessState.IsAlive), "the stopped workers are replaced");

                // Busy, until their time is up.
                FaultRun.AssertFullStrength(pool);
                int first = run.Accounts.Accept(workers);
                AsyncResult<int>[] late = [.. Enumerable.Range(first, workers).Select(id => pool.HangWork.Spin.ApplyAsync(id))];
                Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Busy), "all are busy");
                int[] busy = Stop(pool);
                Neighbours neighbours = run.Neighbours(pool);
                EndLate(run, first, late);
                neighbours.End();

                // Nobody wakes what was stopped: it is gone.
                Assert.All(busy, static process => Assert.False(ProcessState.IsAlive(process) && Signals.TrySend(process, Signals.Continue)));
            }

            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "8")]
    public void Endless_loops_and_deadlocks_are_killed_alone_when_their_time_is_up()
    {
        const int atOnce = 10;
        int count = Counts.Of(50, 500);
        using var run = new FaultRun(8, count);
        using (ProcessPool pool = run.Pool(workers: 4, static options => options.CancellationGrace = ShortGrace))
        {
            for (int i = 0; i < count; i += atOnce)
            {
                Neighbours before = run.Neighbours(pool);
                int first = run.Accounts.Accept(atOnce);
                AsyncResult<int>[] late = [.. Enumerable.Range(first, atOnce).Select(id =>
                    id % 2 == 0 ? pool.HangWork.Spin.ApplyAsync(id) : pool.HangWork.Deadlock.ApplyAsync(id))];
                Neighbours after = run.Neighbours(pool);
                EndLate(run, first, late);
                before.End();
                after.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "43")]
    public void Busy_worker_that_pauses_goes_on_where_it_was()
    {
        // More than an idle worker may take to pick up its work.
        TimeSpan pause = TimeSpan.FromSeconds(4);
        int count = Counts.Of(2, 5);
        using var run = new FaultRun(43, count);
        using (ProcessPool pool = run.Pool(workers: 1))
        {
            for (int i = 0; i < count; i++)
            {
                using var gate = new Gate();
                AsyncResult<int> result = pool.DataWork.PassGate.ApplyAsync(gate.Name);
                Eventually.True(() => gate.Arrived == 1, "the task runs");
                int process = pool.Workers[0].ProcessId;
                Signals.Send(process, Signals.Stop);
                Neighbours neighbours = run.Neighbours(pool);
                gate.Open();
                long stopped = Stopwatch.GetTimestamp();
                Assert.False(result.Wait(pause));
                Assert.True(Stopwatch.GetElapsedTime(stopped) >= pause);
                Signals.Send(process, Signals.Continue);
                Assert.Equal(process, result.Get());
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    private static int[] Stop(ProcessPool pool)
    {
        int[] processes = [.. pool.Workers.Select(worker => worker.ProcessId)];
        foreach (int process in processes) Signals.Send(process, Signals.Stop);
        return processes;
    }

    private static void EndLate(FaultRun run, int first, AsyncResult<int>[] late)
    {
        for (int i = 0; i < late.Length; i++)
        {
            late[i].Wait();
            Assert.IsType<TaskTimeoutException>(late[i].Exception?.InnerException);
            run.Accounts.EndOtherwise(first + i);
        }
    }
}
