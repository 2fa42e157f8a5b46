using PoolGen;

namespace Guide.Python;

internal static class PythonPage
{
    internal static void First()
    {
        Snippet.Begin("python-first");
        using var pool = new ProcessPool(4);
        Console.WriteLine(string.Join(' ', pool.Work.F.Map([1, 2, 3])));
        Console.WriteLine(string.Join(' ', pool.Work.Power.StarMap([(2, 3), (3, 2)])));
        // end snippet
    }

    internal static void Later()
    {
        Snippet.Begin("python-later");
        using var pool = new ProcessPool(4);
        AsyncResult<int> result = pool.Work.F.ApplyAsync(
            10,
            callback: value => Console.WriteLine($"callback {value}"),
            errorCallback: error => Console.WriteLine(error));
        Console.WriteLine(result.Get(timeout: TimeSpan.FromSeconds(30)));
        // end snippet
    }

    internal static void Streams()
    {
        Snippet.Begin("python-streams");
        using var pool = new ProcessPool(4);
        Console.WriteLine(pool.Work.F.ImapUnordered(Enumerable.Range(0, 1_000), chunkSize: 50).Sum());

        using PoolStream<int> it = pool.Work.F.Imap([7, 8]);
        it.Next(TimeSpan.FromSeconds(30), out int first);
        Console.WriteLine(first);
        // end snippet
    }

    internal static void Initialized()
    {
        Snippet.Begin("python-initializer");
        using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 2,
            Initializer = WorkTasks.SetupTask.Bind(10),
            MaxTasksPerWorker = 100,
        });
        AsyncResult<int[]> result = pool.Work.Scale.MapAsync([1, 2, 3]);
        pool.Close();
        pool.Join();
        Console.WriteLine(string.Join(' ', result.Get()));
        // end snippet
    }
}
