using PoolGen;

namespace Guide.Errors;

internal static class ErrorsPage
{
    internal static async Task Run()
    {
        await using var pool = new ProcessPool(workers: 2);

        Snippet.Begin("errors-own");
        try
        {
            await pool.Work.Ship.ApplyAsync(-3);
        }
        catch (BadOrderException e)
        {
            Console.WriteLine($"{e.OrderId}: {e.Message}");
            Console.WriteLine(e.Data["PoolGen.Task"]);
        }
        // end snippet

        Snippet.Begin("errors-index");
        AsyncResult<int[]> shipped = pool.Work.Ship.MapAsync([5, -3, 7, -4]);
        try
        {
            await shipped;
        }
        catch (BadOrderException first)
        {
            Console.WriteLine($"item {first.Data["PoolGen.Index"]} failed first");
            Console.WriteLine($"{shipped.Exception!.InnerExceptions.Count} items failed");
        }
        // end snippet

        Snippet.Begin("errors-lost");
        try
        {
            await pool.Work.Crash.ApplyAsync(3);
        }
        catch (WorkerLostException e)
        {
            Console.WriteLine($"{e.TaskName}: {e.Reason}");
        }

        // The worker is replaced, and the pool goes on.
        Console.WriteLine(await pool.Work.Ship.ApplyAsync(5));
        // end snippet

        Snippet.Begin("errors-base");
        try
        {
            await pool.Work.Ship.ApplyAsync(-3);
        }
        catch (PoolException)
        {
            Console.WriteLine("the pool could not run the task");
        }
        catch (Exception e)
        {
            Console.WriteLine($"the task itself failed: {e.GetType().Name}");
        }
        // end snippet
    }
}
