namespace PoolGen.Submissions;

/// <summary>
/// Room for as many outcomes as a stream may have pulled and not yielded, by their places: what is in use costs memory, and not what may come.
/// A large ring consists of segments, which are made when the first outcome comes to them and dropped when the consumer has left them.
/// </summary>
/// <remarks>
/// Any thread asks for a place that it fills, the consumer alone for the one that it takes. No place is filled before the consumer has taken the one a ring's
/// length before it; one segment more than the places need keeps the two from ever meeting in the same one.
/// </remarks>
internal sealed class SlotRing<TSlot>
{
    private const int SegmentBits = 15;
    private const int SegmentLength = 1 << SegmentBits;

    private readonly TSlot[]?[] _segments;
    private readonly long _length;

    internal SlotRing(int capacity)
    {
        IsOneArray = capacity <= SegmentLength;
        int segments = IsOneArray ? 1 : ((capacity - 1) >> SegmentBits) + 2;
        _segments = new TSlot[]?[segments];
        _length = IsOneArray ? capacity : (long)segments << SegmentBits;
        if (IsOneArray) _segments[0] = new TSlot[capacity];
    }

    private bool IsOneArray { get; }

    /// <summary>The slot of a place, to be filled.</summary>
    internal ref TSlot this[long place]
    {
        get
        {
            long index = place % _length;
            ref TSlot[]? segment = ref _segments[index >> SegmentBits];
            return ref (Volatile.Read(ref segment) ?? Add(ref segment))[index & (SegmentLength - 1)];
        }
    }

    /// <summary>The slot of a place, to be taken; not there where nothing has come to its neighbours.</summary>
    internal ref TSlot Find(long place)
    {
        long index = place % _length;
        TSlot[]? segment = Volatile.Read(ref _segments[index >> SegmentBits]);
        if (segment is null) return ref System.Runtime.CompilerServices.Unsafe.NullRef<TSlot>();
        return ref segment[index & (SegmentLength - 1)];
    }

    /// <summary>The consumer has taken the outcome of this place, and nobody knows yet.</summary>
    internal void Emptied(long place)
    {
        if (IsOneArray || (place & (SegmentLength - 1)) != SegmentLength - 1) return;
        Volatile.Write(ref _segments[place % _length >> SegmentBits], null);
    }

    private static TSlot[] Add(ref TSlot[]? segment)
    {
        var added = new TSlot[SegmentLength];
        return Interlocked.CompareExchange(ref segment, added, null) ?? added;
    }
}
