using PoolGen;

namespace Guide.Debugging;

internal static class DebuggingPage
{
    internal static async Task Run()
    {
        Snippet.Begin("debugging-in-process");
        await using (var pool = new InProcessPool(workers: 1))
        {
            Console.WriteLine(await pool.Work.Square.ApplyAsync(3));
        }
        // end snippet

        await using var processes = new ProcessPool(workers: 1);

        Snippet.Begin("debugging-attach");
        int nine = await processes.Work.Examine.ApplyAsync(3, wait: TimeSpan.Zero);
        // end snippet

        Snippet.Begin("debugging-workers");
        foreach (WorkerInfo worker in processes.Workers)
        {
            Console.WriteLine($"worker {worker.WorkerId} is another process: {worker.ProcessId != Environment.ProcessId}");
        }
        // end snippet

        if (nine != 9) throw new InvalidOperationException("The task has another answer.");
    }
}
