namespace PoolGen.Benchmarks.Workloads;

/// <summary>A task for each worker, and none ends before all run: the way to hear from every worker without asking twice.</summary>
internal static class Meeting
{
    /// <summary>The number of different processes that met.</summary>
    public static int Run(ProcessPool pool, string folder, int workers)
    {
        AsyncResult<int>[] results = [.. Enumerable.Range(0, workers).Select(_ => pool.Work.Meet.ApplyAsync(folder, workers))];
        return results.Select(static result => result.Get()).Distinct().Count();
    }
}
