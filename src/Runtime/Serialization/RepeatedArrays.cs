namespace PoolGen.Serialization;

/// <summary>Large arrays that the items of one map or stream carry, and how often each: those that travel again and again could be shared.</summary>
/// <remarks>Safe for any thread. It keeps a few arrays alive until the map or stream has ended, which does so anyway.</remarks>
internal sealed class RepeatedArrays
{
    /// <summary>Smaller arrays, in bytes, are not looked at.</summary>
    internal const int SmallestArray = 64 * 1024;

    private const int FewestItems = 8;
    private const int MostArrays = 64;

    private readonly Dictionary<object, (int Items, long Bytes)> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many bytes have travelled again, of arrays that at least eight items carried.</summary>
    internal long Bytes
    {
        get
        {
            lock (_seen) return _seen.Values.Where(static array => array.Items >= FewestItems).Sum(static array => (array.Items - 1) * array.Bytes);
        }
    }

    /// <summary>An item carries an array.</summary>
    internal void Add(object array, long bytes)
    {
        lock (_seen)
        {
            if (_seen.TryGetValue(array, out (int Items, long Bytes) seen)) _seen[array] = (seen.Items + 1, bytes);
            else if (_seen.Count < MostArrays) _seen[array] = (1, bytes);
        }
    }
}
