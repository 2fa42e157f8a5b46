namespace PoolGen.Orleans.Hosts;

/// <summary>Remembers which of the numbers 1, 2, 3 … have come, in any order, in memory that does not grow with them.</summary>
/// <remarks>Used under its owner's lock.</remarks>
internal sealed class SeenNumbers
{
    private readonly HashSet<long> _beyond = [];
    private long _allUpTo;

    /// <summary>Whether a number comes for the first time.</summary>
    internal bool TryAdd(long number)
    {
        if (number <= _allUpTo || !_beyond.Add(number)) return false;
        while (_beyond.Remove(_allUpTo + 1)) _allUpTo++;
        return true;
    }

    internal bool Contains(long number) => number <= _allUpTo || _beyond.Contains(number);
}
