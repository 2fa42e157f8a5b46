using PoolGen;

namespace Guide.BigData;

internal static class BigDataPage
{
    internal static void Run()
    {
        using (var pool = new ProcessPool(workers: 2))
        {
            Table(pool);
            Rows(pool);
            Value(pool);
            Result(pool);
            Disposed(pool);
        }

        Bound();
    }

    private static void Table(ProcessPool pool)
    {
        Snippet.Begin("bigdata-table");
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => i / 2.0)];
        using SharedArray<double> table = SharedArray.Create(values);
        int[] keys = [3, 999_999];
        double[] found = pool.Work.Lookup.Map(keys.Select(key => (key, table.AsReadOnly())));
        Console.WriteLine($"{found[0]:F1} and {found[1]:F1}");
        // end snippet
    }

    private static void Rows(ProcessPool pool)
    {
        Snippet.Begin("bigdata-rows");
        const int width = 1000, height = 800;
        using SharedArray<int> picture = SharedArray.Allocate<int>(width * height);
        pool.Work.Fill.Map(Enumerable.Range(0, height).Select(y => (y, picture.Slice(y * width, width))));
        Console.WriteLine(picture[(799 * width) + 999]);
        // end snippet
    }

    private static void Value(ProcessPool pool)
    {
        Snippet.Begin("bigdata-value");
        using Shared<Lexicon> lexicon = Shared.Create(new Lexicon("French", new() { ["bread"] = "pain", ["wine"] = "vin" }));
        string[] english = ["bread", "and", "wine"];
        string[] french = pool.Work.Translate.Map(english.Select(word => (word, lexicon)));
        Console.WriteLine(string.Join(' ', french));
        // end snippet
    }

    private static void Result(ProcessPool pool)
    {
        Snippet.Begin("bigdata-result");
        using SharedArray<int> numbers = pool.Work.Count.Apply(1_000_000);
        Console.WriteLine($"{numbers.Length} numbers, the last is {numbers[^1]}");
        // end snippet
    }

    private static void Disposed(ProcessPool pool)
    {
        Snippet.Begin("bigdata-disposed");
        SharedArray<double> table = SharedArray.Create([1.5, 2.5]);
        table.Dispose();
        try
        {
            pool.Work.Lookup.Apply(0, table.AsReadOnly());
        }
        catch (ObjectDisposedException e)
        {
            Console.WriteLine(e.GetType().Name);
        }
        // end snippet
    }

    private static void Bound()
    {
        Snippet.Begin("bigdata-bound");
        using SharedArray<double> weights = SharedArray.Create([0.5, 1.5, 2.5]);
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Initializer = WorkTasks.KeepTask.Bind(weights) });
        Console.WriteLine(pool.Work.Weigh.Map([0, 1, 2]).Sum());
        // end snippet
    }
}
