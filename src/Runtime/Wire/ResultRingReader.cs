using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>The parent's end of the result ring. It trusts nothing that it maps: every header is copied once, checked, then used.</summary>
/// <remarks>Used by the worker's reader thread alone.</remarks>
internal sealed class ResultRingReader(SharedRegion region)
{
    private ulong _tail;
    private uint _runRead;
    private ResultEntry _entry;
    private int _position;
    private ulong _entryEnd;

    /// <summary>The entry that <see cref="TryPeek"/> has found.</summary>
    internal ref readonly ResultEntry Entry => ref _entry;

    /// <summary>The current entry's payload, still in shared memory: copy it before it is decoded.</summary>
    internal ReadOnlySpan<byte> Payload =>
        region.Ring(RegionLayout.ResultRing).Slice(_position + ResultEntry.Size, (int)_entry.Length);

    /// <summary>Looks at the next entry; false when there is none.</summary>
    /// <exception cref="PoolProtocolException">The ring holds what no worker writes.</exception>
    internal bool TryPeek()
    {
        ulong head = (ulong)Volatile.Read(ref region.Int64(RegionLayout.ResultHead));
        ulong there = head - _tail;
        if (there == 0) return false;
        if (there > RegionLayout.RingSize || head % RegionLayout.Alignment != 0) throw Invalid("the ring's head is out of range");

        ReadOnlySpan<byte> ring = region.Ring(RegionLayout.ResultRing);
        int position = (int)(_tail % RegionLayout.RingSize);
        ulong start = _tail;
        if (MemoryMarshal.Read<uint>(ring[position..]) == ResultEntry.Wrap)
        {
            ulong skipped = (ulong)(RegionLayout.RingSize - position);
            if (skipped >= there) throw Invalid("the ring wraps where it ends");
            start += skipped;
            there -= skipped;
            position = 0;
        }

        if (RegionLayout.RingSize - position < ResultEntry.Size || there < ResultEntry.Size) throw Invalid("an entry's header is cut");
        _entry = RingBytes.Read<ResultEntry>(ring[position..]);
        long room = Math.Min(RegionLayout.RingSize - position, (long)there) - ResultEntry.Size;
        if (_entry.Length > room) throw Invalid("an entry is longer than what was committed");
        _position = position;
        _entryEnd = start + (ulong)RegionLayout.Align(ResultEntry.Size + (int)_entry.Length);
        return true;
    }

    /// <summary>How many items of the current run were taken.</summary>
    internal int RunRead => (int)_runRead;

    /// <summary>Whether there is anything that was not taken.</summary>
    internal bool HasNews
    {
        get
        {
            if (!TryPeek()) return false;
            if (_entry.Kind != ResultKind.Run || _entry.Length < ResultRun.Size) return true;
            uint word = Volatile.Read(in MemoryMarshal.AsRef<uint>(Payload));
            return word != _runRead;
        }
    }

    /// <summary>The items of the current run that were added since the last call.</summary>
    /// <param name="itemSize">The size of one result.</param>
    /// <param name="itemsLeft">How many results its frame still lacks.</param>
    /// <param name="ended">Whether no more will come; then go on with <see cref="Advance"/>.</param>
    internal ReadOnlySpan<byte> ReadRun(int itemSize, int itemsLeft, out bool ended)
    {
        ReadOnlySpan<byte> payload = Payload;
        if (payload.Length < ResultRun.Size || itemSize < 1) throw Invalid("a run is cut");
        uint room = (uint)((payload.Length - ResultRun.Size) / itemSize);
        if (room == 0 || room - _runRead > (uint)itemsLeft || payload.Length != ResultRun.Size + (room * itemSize)) throw Invalid("a run has another size than its items");
        uint word = Volatile.Read(in MemoryMarshal.AsRef<uint>(payload));
        uint count = word & ~ResultRun.Closed;
        if (count > room || count < _runRead) throw Invalid("a run has more items than room");
        ReadOnlySpan<byte> items = payload.Slice(ResultRun.Size + (int)(_runRead * itemSize), (int)((count - _runRead) * itemSize));
        _runRead = count;
        ended = count == room || (word & ResultRun.Closed) != 0;
        return items;
    }

    /// <summary>Goes on behind the current entry and gives its room back.</summary>
    internal void Advance()
    {
        _tail = _entryEnd;
        _runRead = 0;
        Volatile.Write(ref region.Int64(RegionLayout.ResultTail), (long)_tail);
    }

    private static PoolProtocolException Invalid(string what) => new($"The worker's results are not valid: {what}.");
}
