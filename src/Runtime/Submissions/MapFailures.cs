namespace PoolGen.Submissions;

/// <summary>The failed items of a map, lowest index first.</summary>
/// <param name="mostKept">How many at most.</param>
internal sealed class MapFailures(int mostKept)
{
    /// <summary>How many a map tells of that fails itself.</summary>
    internal const int OfFailedMap = 1000;

    private readonly SortedList<long, Exception> _byIndex = [];

    internal bool IsEmpty => _byIndex.Count == 0;

    internal Exception First => _byIndex.GetValueAtIndex(0);

    internal IEnumerable<Exception> All => _byIndex.Values;

    internal IEnumerable<KeyValuePair<long, Exception>> ByIndex => _byIndex;

    internal void Add(long index, Exception failure)
    {
        ItemFailure.Mark(failure, index);
        if (_byIndex.Count == mostKept)
        {
            if (_byIndex.GetKeyAtIndex(mostKept - 1) < index) return;
            _byIndex.RemoveAt(mostKept - 1);
        }

        _byIndex[index] = failure;
    }
}
