using PoolGen;

namespace Guide.Progress;

internal static class ProgressPage
{
    internal static async Task Run()
    {
        await using var pool = new ProcessPool(workers: 1);

        Snippet.Begin("progress-map");
        int[] squares = await pool.Work.Square.MapAsync(
            Enumerable.Range(0, 1_000),
            progress: new ConsoleProgress<MapProgress>(report => report.Completed == report.Total ? $"all {report.Total} are done" : null));
        Console.WriteLine(squares[^1]);
        // end snippet

        Snippet.Begin("progress-call");
        string copied = await pool.Work.Copy.ApplyAsync("a.txt", new ConsoleProgress<int>(percent => $"{percent} %"));
        Console.WriteLine(copied);
        // end snippet

        Snippet.Begin("progress-items");
        await pool.Work.Copy.MapAsync(
            ["a.txt", "b.txt"],
            itemProgress: new ConsoleProgress<ItemProgress<int>>(report => $"item {report.Index}: {report.Value} %"));
        // end snippet

        Snippet.Begin("progress-callbacks");
        AsyncResult<int> nine = pool.Work.Square.ApplyAsync(
            3,
            callback: value => Console.WriteLine($"the callback has {value}"),
            errorCallback: error => Console.WriteLine($"the error callback has {error.Message}"));
        await nine;
        Console.WriteLine("awaited");
        // end snippet

        Snippet.Begin("progress-callback-throws");
        AsyncResult<int> sixteen = pool.Work.Square.ApplyAsync(4, callback: _ => throw new InvalidOperationException("The callback is broken."));
        Console.WriteLine($"{await sixteen}, and: {sixteen.CallbackException!.Message}");
        // end snippet
    }
}
