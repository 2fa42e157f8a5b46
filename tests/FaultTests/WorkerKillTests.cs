using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Workers killed at each point of their life but the middle of a task, which is the headline's.</summary>
[Collection("Faults")]
public sealed class WorkerKillTests
{
    private const int Large = 8 << 20;
    private const int LongestTransfer = 8_000;

    [Fact, Trait("Row", "1")]
    public void Idle_workers_that_are_killed_are_replaced_and_nothing_fails()
    {
        const int workers = 4;
        int count = Counts.Of(200, 2_000);
        using var run = new FaultRun(1, count);
        using (ProcessPool pool = run.Pool(workers))
        {
            for (int killed = 0; killed < count; killed += workers)
            {
                FaultRun.AssertFullStrength(pool);
                foreach (WorkerInfo worker in pool.Workers) run.Kill(worker.ProcessId);
                run.Neighbours(pool).End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    [Fact, Trait("Row", "2")]
    public void Workers_that_are_killed_while_they_start_are_started_again()
    {
        const int workers = 3;
        int count = Counts.Of(100, 1_000);
        int killed = 0;
        using var run = new FaultRun(2, count);
        using (ProcessPool pool = run.Pool(workers))
        {
            while (killed < count)
            {
                // Three in a row at most: five would turn the pool Faulted, as row 30 shows.
                FaultRun.AssertFullStrength(pool);
                int[] before = [.. pool.Workers.Select(worker => worker.ProcessId)];
                foreach (int process in before) run.Kill(process);
                Neighbours neighbours = run.Neighbours(pool);
                int[] moments = [.. before.Select(_ => run.Random.Next(60_000))];
                Together.Run(moments.Select((moment, place) => (Action)(() =>
                {
                    if (KillAtStart(run, pool, place, before[place], moment)) Interlocked.Increment(ref killed);
                })));
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "3")]
    public void Worker_that_is_killed_while_a_large_argument_travels_has_not_started_it()
    {
        int count = Counts.Of(100, 1_000);
        var bytes = new byte[Large];
        int moved = 0;
        using var run = new FaultRun(3, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++)
            {
                FaultRun.AssertFullStrength(pool);
                int id = run.Accounts.Accept(1);
                AsyncResult<int> result = pool.DataWork.Take.ApplyAsync(id, bytes);
                Neighbours neighbours = run.Neighbours(pool);
                Killer.SpinFor(run.Random.Next(LongestTransfer));
                foreach (WorkerInfo worker in pool.Workers.Where(worker => worker.State == WorkerState.Busy && worker.ProcessId != 0)) run.Kill(worker.ProcessId);
                result.Wait();
                run.Accounts.End(id, result.Exception?.InnerException);
                if (result.IsSuccessful) Assert.Equal(FaultWork.Answer(id) + Large, result.Get());
                if (result.IsSuccessful) moved++;
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.NotEqual(0, moved);
        run.Finish();
    }

    [Fact, Trait("Row", "5")]
    public void Worker_that_is_killed_while_a_large_result_travels_is_lost_and_may_have_executed()
    {
        int count = Counts.Of(100, 1_000);
        int cut = 0;
        using var run = new FaultRun(5, count);
        using (ProcessPool pool = run.Pool(workers: 1))
        {
            for (int i = 0; i < count; i++)
            {
                FaultRun.AssertFullStrength(pool);
                int process = pool.Workers[0].ProcessId;
                int id = run.Accounts.Accept(1);
                long started = run.Accounts.LedgerLength;
                AsyncResult<byte[]> result = pool.DataWork.Give.ApplyAsync(id, Large);
                Eventually.True(() => run.Accounts.LedgerLength > started, "the task runs");
                Killer.SpinFor(run.Random.Next(LongestTransfer));
                run.Kill(process);
                result.Wait();
                run.Accounts.End(id, result.Exception?.InnerException);
                if (result.IsSuccessful) Assert.Equal((Large, (byte)id), (result.Get().Length, result.Get()[^1]));
                else cut++;
                if (result.Exception?.InnerException is WorkerLostException lost) Assert.True(lost.MayHaveExecuted);
                run.Neighbours(pool).End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.NotEqual(0, cut);
        run.Finish();
    }

    [Fact, Trait("Row", "6")]
    public void Worker_that_is_killed_just_after_its_result_has_delivered_it_and_nothing_runs_again()
    {
        int count = Counts.Of(100, 1_000);
        using var run = new FaultRun(6, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++)
            {
                int id = run.Accounts.Accept(1);
                AsyncResult<int> result = pool.DataWork.Sign.ApplyAsync(id, callback: run.Kill);
                Neighbours neighbours = run.Neighbours(pool);
                Assert.True(result.Get() > 0);
                run.Accounts.End(id, null);
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        // Each kill came after a result that stands, and Finish asks the ledger whether any of them ran again.
        Assert.Equal(count, run.Accounts.Kills);
        run.Finish();
    }

    // False if the replacement is ready before its moment has come.
    private static bool KillAtStart(FaultRun run, ProcessPool pool, int place, int before, int moment)
    {
        WorkerInfo? starting = null;
        Eventually.True(() => (starting = pool.Workers[place]) is { ProcessId: not 0 } && starting.ProcessId != before, "a replacement starts");
        Killer.SpinFor(moment);
        if (pool.Workers[place] is not { State: WorkerState.Starting } still || still.ProcessId != starting!.ProcessId) return false;
        run.Kill(starting.ProcessId);
        return true;
    }
}
