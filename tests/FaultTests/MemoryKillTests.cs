using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>The system kills for memory, for real: a worker, and a parent.</summary>
[Collection("Faults")]
public sealed class MemoryKillTests
{
    private const long Limit = 200L << 20;
    private const int Block = 16 << 20;

    [MemoryGroupFact, Trait("Row", "10")]
    public void System_that_kills_a_worker_or_a_parent_for_its_memory_costs_that_item_or_leaves_no_worker()
    {
        int count = Counts.Of(3, 20);
        using var run = new FaultRun(10, 2 * count);
        for (int i = 0; i < count; i++)
        {
            KillWorker(run);
            KillParent();
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    private static void KillWorker(FaultRun run)
    {
        using MemoryGroup group = MemoryGroup.TryCreate(Limit)!;
        using ProcessPool pool = run.Pool(workers: 1);
        int process = pool.DataWork.ProcessId.Apply();
        group.Add(process);
        AsyncResult<int> hungry = pool.CrashWork.Allocate.ApplyAsync(Block);
        Neighbours behind = run.Neighbours(pool);
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => hungry.Get());
        Assert.Equal((process, "SIGKILL"), (lost.ProcessId, lost.Signal));
        Assert.Contains("by the system when memory ran out", lost.Message, StringComparison.Ordinal);
        Assert.True(lost.MayHaveExecuted);
        Assert.Equal(1, group.Kills);
        behind.End();
        FaultRun.AssertFullStrength(pool);
    }

    private static void KillParent()
    {
        using MemoryGroup group = MemoryGroup.TryCreate(2 * Limit)!;
        using var parent = new ParentProgram("hungry", "sh", "-c", $"echo $$ > {group.Members} && exec \"$@\"", "sh");
        int[] workers = parent.ReadIds();
        parent.Process.WaitForExit();
        Assert.Equal(128 + Signals.Kill, parent.Process.ExitCode);
        Assert.Equal(1, group.Kills);
        Assert.True(SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive), TimeSpan.FromSeconds(2)), "a worker outlives its parent");
    }
}
