using System.Buffers.Binary;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>
/// Reads the task ring as docs/wire-protocol.md describes it, and says what a worker answers that has two tasks: 1 gives back a number
/// of eight bytes, 2 a block of bytes with its 32-bit length in front.
/// </summary>
internal sealed class ReferenceFrames(byte[]? outOfBand, long largestPayload, long stopped)
{
    private const int RingSize = 512 * 1024;
    private const uint GoOnAtStart = 0xFFFFFFFF;
    internal const ulong Number = 1;
    internal const ulong Block = 2;

    private readonly Dictionary<uint, ulong> _known = [];
    private byte[]? _outOfBand = outOfBand;

    internal List<WireEvent> Events { get; } = new(64);

    /// <summary>The frames that it has read.</summary>
    internal List<SentFrame> Frames { get; } = [];

    /// <summary>Reads so many frames; false when one is not valid.</summary>
    internal bool Read(ReadOnlySpan<byte> ring, int count)
    {
        int position = 0;
        for (uint sequence = 0; sequence < count; sequence++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(ring[position..]) == GoOnAtStart) position = 0;
            if (RingSize - position < 32) return false;
            ReadOnlySpan<byte> header = ring.Slice(position, 32);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header);
            if (length > RingSize - position - 32 || !ReadFrame(sequence, header, ring.Slice(position + 32, (int)length))) return false;
            position = (position + 32 + (int)length + 7) & ~7;
            if (position == RingSize) position = 0;
        }

        return true;
    }

    private bool ReadFrame(uint sequence, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        uint handle = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        int items = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        int definitionLength = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        long large = BinaryPrimitives.ReadInt64LittleEndian(header[24..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != sequence || items < 1 || definitionLength < 0 || definitionLength > payload.Length) return false;
        int traceLength = BinaryPrimitives.ReadUInt16LittleEndian(header[22..]);
        if (traceLength > payload.Length - definitionLength) return false;
        if (traceLength > 0 && !IsTrace(payload.Slice(definitionLength, traceLength))) return false;
        if (definitionLength > 0) Learn(handle, payload[..definitionLength]);
        payload = payload[(definitionLength + traceLength)..];
        if (large < 0 || large > largestPayload) return false;
        if (large > 0)
        {
            if (_outOfBand is null || _outOfBand.Length != large) return false;
            payload = _outOfBand;
            _outOfBand = null;
        }

        ulong task = _known.GetValueOrDefault(handle);
        Frames.Add(new SentFrame(sequence * 1000L, items, task == Number ? 8 : 0, stopped == sequence + 1));
        if (items == 1)
        {
            Answer(task, sequence, 0, payload);
            return true;
        }

        return payload.Length >= items && ReadChunk(task, sequence, items, payload);
    }

    private static bool IsTrace(ReadOnlySpan<byte> context)
    {
        if (context.Length < 33 || IsZero(context[1..17]) || IsZero(context[17..25]) || IsZero(context[25..33])) return false;
        context = context[33..];
        int texts = 0;
        for (; context.Length >= 2; texts++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(context);
            if (length > context.Length - 2) return false;
            context = context[(2 + length)..];
        }

        return context.IsEmpty && texts >= 2 && texts % 2 == 0;
    }

    private static bool IsZero(ReadOnlySpan<byte> id) => !id.ContainsAnyExcept((byte)0);

    private bool ReadChunk(ulong task, uint sequence, int items, ReadOnlySpan<byte> payload)
    {
        // Of a task that is not known, nobody can say where an item ends: each of them fails.
        int fixedSize = task == Number ? 8 : task == Block ? 0 : payload.Length / items;
        for (int i = 0; i < items; i++)
        {
            int size = fixedSize;
            if (size == 0)
            {
                if (payload.Length < 4) return false;
                size = BinaryPrimitives.ReadInt32LittleEndian(payload);
                payload = payload[4..];
            }

            if (size < 0 || size > payload.Length) return false;
            Answer(task, sequence, i, payload[..size]);
            payload = payload[size..];
        }

        return true;
    }

    private void Answer(ulong task, uint sequence, int item, ReadOnlySpan<byte> arguments)
    {
        bool works = task switch
        {
            Number => arguments.Length == 8,
            Block => arguments.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(arguments) is var length && (length == arguments.Length - 4 || (length == -1 && arguments.Length == 4)),
            _ => false,
        };
        char kind = stopped == sequence + 1 ? 'C' : works ? 'R' : 'F';
        Events.Add(WireEvent.Of(kind, (sequence * 1000L) + item, kind == 'R' ? arguments : []));
    }

    private void Learn(uint handle, ReadOnlySpan<byte> definition)
    {
        _known.Remove(handle);
        if (definition.Length < 28) return;
        int name = BinaryPrimitives.ReadInt32LittleEndian(definition[24..]);
        ulong id = BinaryPrimitives.ReadUInt64LittleEndian(definition);
        if (name >= 0 && name <= definition.Length - 28 && id is (Number or Block)) _known[handle] = id;
    }
}
