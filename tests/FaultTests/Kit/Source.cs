namespace PoolGen.FaultTests.Kit;

/// <summary>A source that knows how often it was asked and disposed of, and that may throw.</summary>
internal sealed class Source(int failAt = int.MaxValue)
{
    private int _pulled;
    private int _disposed;

    internal const string Words = "the source's own words";

    internal int Pulled => Volatile.Read(ref _pulled);

    internal int Disposed => Volatile.Read(ref _disposed);

    internal IEnumerable<int> Items()
    {
        try
        {
            for (int i = 0; ; i++)
            {
                if (i == failAt) throw new FormatException(Words);
                Interlocked.Increment(ref _pulled);
                yield return i;
            }
        }
        finally
        {
            Interlocked.Increment(ref _disposed);
        }
    }

    /// <summary>The same, each item later.</summary>
    internal async IAsyncEnumerable<int> ItemsLater()
    {
        foreach (int item in Items())
        {
            await Task.Yield();
            yield return item;
        }
    }
}
