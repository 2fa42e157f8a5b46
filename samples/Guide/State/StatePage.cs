using PoolGen;

namespace Guide.State;

internal static class StatePage
{
    internal static async Task Run()
    {
        await using (var pool = new ProcessPool(workers: 2))
        {
            Snippet.Begin("state-statics");
            Work.Factor = 10;
            Console.WriteLine($"in this process: {Work.Scale(3)}");
            Console.WriteLine($"in a worker: {await pool.Work.Scale.ApplyAsync(3)}");
            // end snippet

            Snippet.Begin("state-argument");
            Console.WriteLine(await pool.Work.ScaleBy.ApplyAsync(3, factor: 10));
            // end snippet

            Snippet.Begin("state-copies");
            List<int> numbers = [1, 2, 3];
            int there = await pool.Work.Grow.ApplyAsync(numbers);
            Console.WriteLine($"{there} there, {numbers.Count} here");
            // end snippet
        }

        Snippet.Begin("state-initializer");
        await using var scaling = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 2,
            Initializer = WorkTasks.SetFactorTask.Bind(10),
        });
        Console.WriteLine(await scaling.Work.Scale.ApplyAsync(3));
        // end snippet
    }
}
