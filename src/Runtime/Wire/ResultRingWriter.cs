using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>The worker's end of the result ring. What is committed survives the worker's death: the parent drains it.</summary>
/// <remarks>Used by one thread at a time: the worker's task thread, or a reporter of progress while it holds the results' lock.</remarks>
internal sealed unsafe class ResultRingWriter(SharedRegion region)
{
    private const int SmallestRoom = 64;

    private ulong _head;
    private byte* _runItems;
    private uint* _runCount;
    private int _runRoom;
    private int _runUsed;

    // Room for items that do not come is lost until the parent has passed it: a run that was cut short is followed by a smaller one.
    private int _nextRoom = SmallestRoom;

    /// <summary>Whether a run is open and has room for one more item.</summary>
    internal bool RunHasRoom => _runUsed < _runRoom;

    /// <summary>Whether a run is open, whose items the task's thread may be adding just now.</summary>
    internal bool HasOpenRun => _runRoom > 0;

    /// <summary>Adds an entry if there is room for it.</summary>
    internal bool TryWrite(ResultKind kind, uint sequence, int index, ReadOnlySpan<byte> payload, byte outOfBand, int reserve = 0)
    {
        CloseRun();
        Span<byte> target = Reserve(payload.Length, reserve);
        if (target.IsEmpty) return false;
        var entry = new ResultEntry
        {
            Length = (uint)payload.Length,
            Kind = kind,
            OutOfBand = outOfBand,
            Sequence = sequence,
            Index = index,
        };
        RingBytes.Write(target, in entry);
        payload.CopyTo(target[ResultEntry.Size..]);
        Commit();
        return true;
    }

    /// <summary>Opens a run of results of one size, if there is room for at least one.</summary>
    internal bool TryOpenRun(uint sequence, int index, int itemSize, int items)
    {
        CloseRun();
        int position = (int)(_head % RegionLayout.RingSize);
        int fit = (Math.Min(RegionLayout.RingSize - position, RegionLayout.LargestInline) - ResultEntry.Size - ResultRun.Size) / itemSize;
        if (fit < 1) fit = 1;
        items = Math.Min(items, Math.Min(fit, _nextRoom));
        Span<byte> target = Reserve(ResultRun.Size + (items * itemSize));
        if (target.IsEmpty)
        {
            items = 1;
            target = Reserve(ResultRun.Size + itemSize);
            if (target.IsEmpty) return false;
        }

        var entry = new ResultEntry
        {
            Length = (uint)(ResultRun.Size + (items * itemSize)),
            Kind = ResultKind.Run,
            Sequence = sequence,
            Index = index,
        };
        RingBytes.Write(target, in entry);
        byte* start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(target)) + ResultEntry.Size;
        _runCount = (uint*)start;
        *_runCount = 0;
        _runItems = start + ResultRun.Size;
        _runRoom = items;
        _runUsed = 0;
        Commit();
        return true;
    }

    /// <summary>Adds an item to the open run: one copy and one store.</summary>
    internal void AddToRun(ReadOnlySpan<byte> item)
    {
        item.CopyTo(new Span<byte>(_runItems + ((long)_runUsed * item.Length), item.Length));
        _runUsed++;
        Volatile.Write(ref *_runCount, (uint)_runUsed);
    }

    /// <summary>The room that is left in the open run, for items that commit themselves; <see cref="Used"/> says afterwards how many did.</summary>
    internal Span<byte> RunSpace(int itemSize, out uint* committed, out int used)
    {
        committed = _runCount;
        used = _runUsed;
        return new Span<byte>(_runItems + ((long)used * itemSize), (_runRoom - used) * itemSize);
    }

    /// <summary>So many items have committed themselves. The run may have been closed behind them.</summary>
    internal void Used(int items)
    {
        if (_runRoom > 0) _runUsed += items;
    }

    /// <summary>Closes the open run, if there is one: behind its items comes something else.</summary>
    internal void CloseRun()
    {
        if (_runRoom == 0) return;

        // Items that commit themselves are counted in the ring, and here only at the end of their run.
        _runUsed = (int)Math.Min((uint)_runRoom, Volatile.Read(ref *_runCount));
        _nextRoom = _runUsed == _runRoom ? Math.Min(_nextRoom * 4, RegionLayout.LargestInline) : Math.Max(_runUsed * 2, SmallestRoom);
        Volatile.Write(ref *_runCount, (uint)_runUsed | ResultRun.Closed);
        _runRoom = 0;
        _runUsed = 0;
    }

    private ulong _reservedEnd;

    private Span<byte> Reserve(int payloadLength, int reserve = 0)
    {
        Span<byte> ring = region.Ring(RegionLayout.ResultRing);
        int size = RegionLayout.Align(ResultEntry.Size + payloadLength);
        int position = (int)(_head % RegionLayout.RingSize);
        int untilEnd = RegionLayout.RingSize - position;
        ulong end = _head + (ulong)(size <= untilEnd ? size : untilEnd + size);
        ulong tail = (ulong)Volatile.Read(ref region.Int64(RegionLayout.ResultTail));
        if (end - tail > (ulong)(RegionLayout.RingSize - reserve)) return default;
        if (size > untilEnd)
        {
            uint wrap = ResultEntry.Wrap;
            RingBytes.Write(ring[position..], in wrap);
            position = 0;
        }

        _reservedEnd = end;
        return ring.Slice(position, size);
    }

    private void Commit()
    {
        _head = _reservedEnd;
        Volatile.Write(ref region.Int64(RegionLayout.ResultHead), (long)_head);
    }
}
