using System.Numerics;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Which items of a chunk have ended. Each is marked once.</summary>
internal struct ItemMarks(int count)
{
    private readonly ulong[]? _many = count > 64 ? new ulong[(count + 63) / 64] : null;
    private ulong _few;

    /// <summary>How many are marked.</summary>
    internal int Count { get; private set; }

    internal readonly bool this[int index] => ((_many is null ? _few : _many[index / 64]) >> (index % 64) & 1) != 0;

    /// <summary>Marks consecutive items; does nothing and says false if one of them is marked.</summary>
    internal bool TryMark(int first, int count)
    {
        for (int i = first; i < first + count; i += 64 - (i % 64))
        {
            if ((Word(i / 64) & Bits(i, first + count)) != 0) return false;
        }

        for (int i = first; i < first + count; i += 64 - (i % 64)) Word(i / 64) |= Bits(i, first + count);
        Count += count;
        return true;
    }

    /// <summary>The first item from a place on that is, or is not, marked; the end if there is none.</summary>
    internal readonly int Next(int start, int end, bool marked)
    {
        for (int i = start; i < end; i += 64 - (i % 64))
        {
            ulong word = _many is null ? _few : _many[i / 64];
            word = (marked ? word : ~word) >> (i % 64);
            if (word != 0) return Math.Min(end, i + BitOperations.TrailingZeroCount(word));
        }

        return end;
    }

    // From an item to the end of its word, or to the end of what is asked for.
    private static ulong Bits(int index, int end)
    {
        int low = index % 64;
        int length = Math.Min(64 - low, end - index);
        return (length == 64 ? ulong.MaxValue : (1UL << length) - 1) << low;
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref ulong Word(int index)
    {
        if (_many is null) return ref _few;
        return ref _many[index];
    }
}
