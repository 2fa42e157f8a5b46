namespace PoolGen.Tasks;

/// <summary>The failed items of a map, lowest index first, at most 1,000 of them.</summary>
internal sealed class MapFailures
{
    private const int MostKept = 1000;

    private readonly SortedList<long, Exception> _byIndex = [];

    internal bool IsEmpty => _byIndex.Count == 0;

    internal Exception First => _byIndex.GetValueAtIndex(0);

    internal IEnumerable<Exception> All => _byIndex.Values;

    internal void Add(long index, Exception failure)
    {
        ItemFailure.Mark(failure, index);
        if (_byIndex.Count == MostKept)
        {
            if (_byIndex.GetKeyAtIndex(MostKept - 1) < index) return;
            _byIndex.RemoveAt(MostKept - 1);
        }

        _byIndex[index] = failure;
    }
}
