using System.Diagnostics.CodeAnalysis;

namespace PoolGen.Logs;

/// <summary>Log entries that wait, in their order. There is room for 10,000 entries and 4 MiB: beyond that the oldest go, and are counted.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class LogBacklog<T>
{
    internal const int MostEntries = 10_000;
    internal const long MostBytes = 4 << 20;

    private readonly Queue<(T Entry, int Bytes, int DroppedBefore)> _entries = new();
    private long _bytes;
    private int _dropped;

    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds an entry behind the others.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bytes">How much room it takes.</param>
    /// <param name="droppedBefore">How many entries were dropped before it, elsewhere.</param>
    internal void Add(T entry, int bytes, int droppedBefore = 0)
    {
        _entries.Enqueue((entry, bytes, droppedBefore));
        _bytes += bytes;
        while ((_entries.Count > MostEntries || _bytes > MostBytes) && _entries.Count > 1)
        {
            (_, int bytesOfOldest, int before) = _entries.Dequeue();
            _bytes -= bytesOfOldest;
            _dropped = Sum(_dropped, Sum(before, 1));
        }
    }

    /// <summary>Looks at the oldest entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="dropped">How many entries were dropped before it, since the last one that was taken.</param>
    internal bool TryPeek([MaybeNullWhen(false)] out T entry, out int dropped)
    {
        bool any = _entries.TryPeek(out (T Entry, int Bytes, int DroppedBefore) oldest);
        entry = oldest.Entry;
        dropped = Sum(_dropped, oldest.DroppedBefore);
        return any;
    }

    /// <summary>Removes the entry that <see cref="TryPeek"/> has found.</summary>
    internal void Dequeue()
    {
        _bytes -= _entries.Dequeue().Bytes;
        _dropped = 0;
    }

    private static int Sum(int one, int other) => (int)Math.Min(int.MaxValue, (long)one + other);
}
