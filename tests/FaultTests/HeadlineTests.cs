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
            var traffic = new Traffic(pool, run.Accounts, Counts.Seed);
            Together.Run([() => killer.Run(end.Token), () => Flow(traffic, run.Accounts, end)]);
            FaultRun.AssertFullStrength(pool);
        }

        Assert.InRange(run.Accounts.Ended, Counts.HeadlineTasks, int.MaxValue);
        Assert.InRange(run.Accounts.Failures, 1, run.Accounts.Kills);
        run.Finish();
    }

    private static void Flow(Traffic traffic, Accounts accounts, CancellationTokenSource end)
    {
        try
        {
            traffic.Run(Counts.HeadlineTasks);
            while (accounts.Kills < Counts.HeadlineKills) traffic.Run(Counts.HeadlineTasks / 10);
        }
        finally
        {
            end.Cancel();
        }
    }
}
