using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests;

/// <summary>The promise: whatever dies, every accepted task reaches exactly one end.</summary>
[Collection("Faults")]
public sealed class HeadlineTests
{
    [Fact, Trait("Row", "4")]
    public void Busy_workers_are_killed_while_tasks_flow_and_none_is_lost_doubled_or_hung()
    {
        using var run = new FaultRun(4, Counts.HeadlineKills);
        using (ProcessPool pool = run.Pool(workers: 4))
        {
            using var end = new CancellationTokenSource();
            var killer = new Killer(pool, run.Accounts, Counts.Seed, Counts.HeadlineKills, Counts.HeadlineTasks);
            var killing = new Thread(() => killer.Run(end.Token)) { IsBackground = true };
            killing.Start();
            var traffic = new Traffic(pool, run.Accounts, Counts.Seed);
            try
            {
                traffic.Run(Counts.HeadlineTasks);
                while (run.Accounts.Kills < Counts.HeadlineKills) traffic.Run(Counts.HeadlineTasks / 10);
            }
            finally
            {
                end.Cancel();
                killing.Join();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.InRange(run.Accounts.Ended, Counts.HeadlineTasks, int.MaxValue);
        Assert.InRange(run.Accounts.Failures, 1, run.Accounts.Kills);
        run.Finish();
    }
}
