using PoolGen;

namespace Guide.Cancelling;

internal static class LimitsPage
{
    internal static async Task Run()
    {
        Snippet.Begin("cancel-limit");
        await using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 2,
            TaskTimeout = TimeSpan.FromMilliseconds(300),
            CancellationGrace = TimeSpan.Zero,
        });
        try
        {
            await pool.Work.Spin.ApplyAsync();
        }
        catch (TaskTimeoutException)
        {
            Console.WriteLine("stopped after its time limit");
        }
        // end snippet

        Snippet.Begin("cancel-attribute-use");
        AsyncResult brief = pool.Work.SpinBriefly.ApplyAsync();
        try
        {
            await brief;
        }
        catch (TaskTimeoutException)
        {
            Console.WriteLine(brief);
        }
        // end snippet
    }

    internal static async Task Retries()
    {
        await using var pool = new ProcessPool(workers: 2);

        Snippet.Begin("cancel-retry");
        Console.WriteLine(await pool.Work.Convert.ApplyAsync("picture.png"));
        // end snippet

        Snippet.Begin("cancel-retry-exceptions");
        IPool patient = pool.With(new CallOptions
        {
            MaxRetries = 2,
            RetryWhen = exception =>
            {
                Console.WriteLine($"once more? {exception.Message}");
                return exception is IOException;
            },
        });
        try
        {
            Console.WriteLine(await patient.Work.Download.ApplyAsync("missing.txt"));
        }
        catch (IOException)
        {
            Console.WriteLine("given up");
        }
        // end snippet
    }
}
