using System.Buffers.Binary;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Reads the result ring as docs/wire-protocol.md describes it, and knows nothing of the runtime's own reader.</summary>
internal sealed class ReferenceEntries(SentFrame[] frames, uint claimed, bool started, byte[]? outOfBand, long maxPayload)
{
    private const int RingSize = 512 * 1024;
    private const uint GoOnAtStart = 0xFFFFFFFF;

    private byte[]? _outOfBand = outOfBand;
    private bool _started = started;
    private int _frame;
    private int _done;

    internal List<WireEvent> Events { get; } = new(64);

    /// <summary>Whether the worker has said that it could not start: what its reason is, another decoder knows.</summary>
    internal bool HasStartFailure { get; private set; }

    /// <summary>Reads all that is there; false when some of it is not valid.</summary>
    internal bool Read(ReadOnlySpan<byte> ring, ulong tail, ulong head)
    {
        while (head != tail)
        {
            if (head - tail > RingSize || head % 8 != 0) return false;
            int position = (int)(tail % RingSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(ring[position..]) == GoOnAtStart)
            {
                tail += (ulong)(RingSize - position);
                position = 0;
                if (tail == head || head - tail > RingSize) return false;
            }

            int most = (int)Math.Min((ulong)(RingSize - position), head - tail);
            if (most < 16) return false;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(ring[position..]);
            if (length > most - 16) return false;
            if (ReadEntry(ring.Slice(position, 16), ring.Slice(position + 16, (int)length)) is not { } goOn) return false;
            if (!goOn || HasStartFailure) return true;
            tail += (16 + length + 7) & ~7UL;
        }

        return true;
    }

    // True: go on; false: wait here for more; null: not valid.
    private bool? ReadEntry(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        int kind = header[4];
        bool isLarge = header[5] != 0;
        if (kind is 6 or 7)
        {
            if (_started || (kind == 6 && payload.Length > 0)) return null;
            _started = true;
            HasStartFailure = kind == 7;
            if (kind == 6) Events.Add(WireEvent.Of('Y', 0, []));
            return true;
        }

        uint sequence = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        int index = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (_frame >= frames.Length || claimed == _frame || sequence != _frame || index != _done) return null;
        if (kind == 5) return ReadRun(payload);
        bool isStop = kind is 3 or 8;
        if (kind is < 1 or (> 4 and not 8) || (isStop && !frames[_frame].Stopped)) return null;
        if (isLarge)
        {
            if (payload.Length != 8) return null;
            long length = BinaryPrimitives.ReadInt64LittleEndian(payload);
            if (length < 1 || length > maxPayload || _outOfBand is null || length != _outOfBand.Length) return null;
            payload = _outOfBand;
            _outOfBand = null;
        }

        bool isReport = kind == 4;
        Add(isStop ? WireEvent.Of('C', Index, []) : WireEvent.Of(" RFCP"[kind], Index, payload), ends: !isReport);
        return true;
    }

    private bool? ReadRun(ReadOnlySpan<byte> payload)
    {
        int size = frames[_frame].ResultSize;
        if (size == 0 || payload.Length < 8 + size || (payload.Length - 8) % size != 0) return null;
        int room = (payload.Length - 8) / size;
        if (room > frames[_frame].Count - _done) return null;
        uint word = BinaryPrimitives.ReadUInt32LittleEndian(payload);
        bool closed = word >= 0x80000000;
        uint count = word & 0x7FFFFFFF;
        if (count > room) return null;
        for (int i = 0; i < count; i++) Add(WireEvent.Of('R', Index, payload.Slice(8 + (i * size), size)), ends: true);
        return closed || count == room;
    }

    private long Index => frames[_frame].FirstIndex + _done;

    private void Add(WireEvent answer, bool ends)
    {
        Events.Add(answer);
        if (!ends || ++_done < frames[_frame].Count) return;
        _frame++;
        _done = 0;
    }
}
