using PoolGen;

namespace Guide.Slow;

internal static class SlowPage
{
    internal static async Task Run()
    {
        await using var pool = new ProcessPool(workers: 2);

        Snippet.Begin("slow-longest");
        await pool.Work.Render.MapAsync(Enumerable.Range(0, 20), chunkSize: 1);
        TaskStatistics render = pool.GetStatistics().Tasks.Single(task => task.Name == "Work.Render");
        Console.WriteLine($"{render.Count} items, the longest is number {render.LongestItems[0].Index}");
        // end snippet
    }
}
