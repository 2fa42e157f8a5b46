using PoolGen;

namespace Guide.Options;

internal static class OptionsPage
{
    internal static async Task Run()
    {
        Snippet.Begin("options-use");
        await using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Name = "greetings",
            Workers = 2,
            Initializer = WorkTasks.SetupTask.Bind("fr"),
            TaskTimeout = TimeSpan.FromSeconds(30),
            MaxTasksPerWorker = 1_000,
            Environment = { ["GREETING_END"] = "!" },
        });
        Console.WriteLine(await pool.Work.Greet.ApplyAsync("Ada"));
        // end snippet

        Snippet.Begin("options-refused");
        try
        {
            await using var none = new ProcessPool(new ProcessPoolOptions { Workers = 0 });
        }
        catch (ArgumentOutOfRangeException e)
        {
            Console.WriteLine(e.Message.Split(" (")[0]);
        }
        // end snippet
    }
}
