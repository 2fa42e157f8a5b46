using PoolGen;

namespace Guide.Seeing;

internal static class SeeingPage
{
    internal static async Task Run()
    {
        await using var pool = new ProcessPool(workers: 1);

        Snippet.Begin("seeing-statistics");
        await pool.Work.Divide.MapOutcomesAsync([1, 2, 0, 4]);
        PoolStatistics statistics = pool.GetStatistics();
        Console.WriteLine($"{statistics.Succeeded} succeeded, {statistics.Failed} failed, {statistics.Queued} wait");
        // end snippet

        Snippet.Begin("seeing-failures");
        using IDisposable kept = pool.Subscribe();
        await pool.Work.Divide.MapOutcomesAsync([5, 0]);
        foreach (PoolFailure failure in pool.GetFailures()) Console.WriteLine($"{failure.Task}, item {failure.Index}: {failure.Message}");
        // end snippet
    }
}
