using PoolGen;

namespace Guide.Calls;

internal static class CallsPage
{
    internal static void Blocking(ProcessPool pool)
    {
        Snippet.Begin("calls-apply");
        int nine = pool.Work.Square.Apply(3);
        Console.WriteLine(nine);
        // end snippet

        Snippet.Begin("calls-map-blocking");
        int[] squares = pool.Work.Square.Map([1, 2, 3]);
        int[] sums = pool.Work.Add.StarMap([(1, 2), (3, 4)]);
        Console.WriteLine($"{string.Join(' ', squares)} and {string.Join(' ', sums)}");
        // end snippet
    }

    internal static async Task Async(ProcessPool pool)
    {
        Snippet.Begin("calls-apply-async");
        AsyncResult<int> square = pool.Work.Square.ApplyAsync(4);
        AsyncResult<int> sum = pool.Work.Add.ApplyAsync(1, 2);

        // Both run at the same time. An AsyncResult is accepted where a Task is.
        await Task.WhenAll(square, sum);
        Console.WriteLine($"{await square} and {await sum}");
        // end snippet

        Snippet.Begin("calls-map");
        int[] squares = await pool.Work.Square.MapAsync(Enumerable.Range(0, 10));
        Console.WriteLine(string.Join(' ', squares));
        // end snippet

        Snippet.Begin("calls-starmap");
        (int A, int B)[] pairs = [(1, 2), (3, 4), (5, 6)];
        int[] sums = await pool.Work.Add.StarMapAsync(pairs);
        Console.WriteLine(string.Join(' ', sums));
        // end snippet

        Snippet.Begin("calls-outcomes");
        Outcome<int>[] outcomes = await pool.Work.Hundredth.MapOutcomesAsync([1, 0, 4]);
        foreach (Outcome<int> outcome in outcomes) Console.WriteLine(outcome);
        // end snippet
    }
}
