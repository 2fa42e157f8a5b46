using PoolGen;

namespace Guide.Logging;

internal static class LoggingPage
{
    internal static async Task Run()
    {
        Snippet.Begin("logging-pool");
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ConsoleLogs() });
        int length = await pool.Work.Import.ApplyAsync("orders.old");
        Console.WriteLine($"the result is {length}");
        // end snippet
    }
}
