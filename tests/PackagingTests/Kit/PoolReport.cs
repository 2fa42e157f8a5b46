namespace PoolGen.PackagingTests.Kit;

/// <summary>What every program of <c>Consumers</c> prints: its own process, the squares of 0 to 9, and the processes that met each other.</summary>
internal static class PoolReport
{
    internal static ProgramRun UsedTwoWorkers(this ProgramRun run)
    {
        run.Succeeded();
        Assert.Equal("0 1 4 9 16 25 36 49 64 81", run.Value("squares"));
        string[] workers = run.Value("workers").Split(' ');
        Assert.Equal(2, workers.Distinct().Count());
        Assert.DoesNotContain(run.Value("parent"), workers);
        return run.LeftNoWorkers();
    }
}
