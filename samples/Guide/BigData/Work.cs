using PoolGen;

namespace Guide.BigData;

// snippet: bigdata-tasks
public static class Work
{
    private static SharedArray<double>? _weights;

    [PoolTask] public static double Lookup(int key, ReadOnlySharedArray<double> table) => table[key];

    [PoolTask] public static void Fill(int y, SharedArray<int> row)
    {
        Span<int> pixels = row.Span;
        for (int x = 0; x < pixels.Length; x++) pixels[x] = x * y;
    }

    [PoolTask] public static string Translate(string word, Shared<Lexicon> lexicon) =>
        lexicon.Value.Words.GetValueOrDefault(word, word);

    [PoolTask] public static SharedArray<int> Count(int length)
    {
        SharedArray<int> numbers = SharedArray.Allocate<int>(length);
        for (int i = 0; i < length; i++) numbers[i] = i;
        return numbers;
    }

    [PoolTask] public static void Keep(SharedArray<double> weights) => _weights = weights;
    [PoolTask] public static double Weigh(int item) => _weights![item];
}
// end snippet
