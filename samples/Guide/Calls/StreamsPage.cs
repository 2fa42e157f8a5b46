using PoolGen;

namespace Guide.Calls;

internal static class StreamsPage
{
    internal static async Task Async(ProcessPool pool)
    {
        Snippet.Begin("calls-imap");
        await foreach (int square in pool.Work.Square.Imap(Enumerable.Range(0, 4)))
        {
            Console.WriteLine(square);
        }
        // end snippet

        Snippet.Begin("calls-unordered");
        long sum = 0;
        await foreach (int square in pool.Work.Square.ImapUnordered(Enumerable.Range(0, 1_000)))
        {
            sum += square;
        }

        Console.WriteLine(sum);
        // end snippet

        Snippet.Begin("calls-endless");
        await foreach (int square in pool.Work.Square.Imap(Naturals()))
        {
            if (square > 10) break;
            Console.WriteLine(square);
        }
        // end snippet

        Snippet.Begin("calls-async-source");
        await foreach (int square in pool.Work.Square.Imap(ReadNumbersAsync()))
        {
            Console.WriteLine(square);
        }
        // end snippet

        Snippet.Begin("calls-linq");
        int[] firstEven = await pool.Work.Square.Imap(Naturals())
            .AsAsyncEnumerable()
            .Where(square => square % 2 == 0)
            .Take(3)
            .ToArrayAsync();
        Console.WriteLine(string.Join(' ', firstEven));
        // end snippet

        Snippet.Begin("calls-stream-outcomes");
        await foreach (Outcome<int> outcome in pool.Work.Hundredth.Imap([1, 0, 4]).AsOutcomes())
        {
            Console.WriteLine(outcome);
        }
        // end snippet
    }

    internal static void Blocking(ProcessPool pool)
    {
        Snippet.Begin("calls-next");
        using PoolStream<int> stream = pool.Work.Square.Imap([1, 2, 3]);
        while (stream.Next(TimeSpan.FromSeconds(30), out int square)) Console.WriteLine(square);
        // end snippet
    }

    // snippet: calls-sources
    private static IEnumerable<int> Naturals()
    {
        for (int i = 0; ; i++)
        {
            yield return i;
        }
    }

    private static async IAsyncEnumerable<int> ReadNumbersAsync()
    {
        using var reader = new StringReader("7\n8\n9");
        while (await reader.ReadLineAsync() is { } line) yield return int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
    }
    // end snippet
}
