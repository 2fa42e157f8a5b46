using System.Buffers.Binary;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Writes what a worker would answer to some frames, as docs/wire-protocol.md says, and then breaks one thing of it.</summary>
internal sealed class EntryScript(Random random, SentFrame[] frames, byte[] outOfBand)
{
    private const uint Closed = 0x80000000;
    private static readonly int[] Hostile = [int.MaxValue, int.MinValue, -1, -8, 0x7fffffc7, 512 * 1024, (512 * 1024) - 16, 128 * 1024, 0, 1, 7, 16];

    private readonly List<byte> _bytes = [];
    private readonly List<int> _starts = [];

    /// <summary>The bytes of an answer to all items, with at most one thing that no worker writes.</summary>
    internal byte[] Write(bool ready)
    {
        if (ready) Add(6, 0, 0, []);
        bool largeIsUsed = false;
        for (int frame = 0; frame < frames.Length; frame++)
        {
            for (int item = 0; item < frames[frame].Count;)
            {
                int left = frames[frame].Count - item;
                if (random.Next(5) == 0) Add(4, frame, item, Noise(random.Next(20)));
                if (frames[frame].ResultSize > 0 && random.Next(2) == 0)
                {
                    item += AddRun(frame, item, random.Next(1, left + 1));
                    continue;
                }

                if (!largeIsUsed && random.Next(8) == 0)
                {
                    largeIsUsed = true;
                    Add(random.Next(1, 3), frame, item++, BitConverter.GetBytes((long)outOfBand.Length), large: 1);
                    continue;
                }

                int kind = frames[frame].Stopped ? random.Next(1, 4) : random.Next(1, 3);
                Add(kind, frame, item++, kind == 3 ? [] : Noise(frames[frame].ResultSize > 0 && kind == 1 ? frames[frame].ResultSize : random.Next(40)));
            }
        }

        Break();
        return [.. _bytes];
    }

    private int AddRun(int frame, int item, int room)
    {
        int count = random.Next(4) == 0 ? random.Next(1, room + 1) : room;
        byte[] payload = Noise(8 + (room * frames[frame].ResultSize));
        BinaryPrimitives.WriteUInt32LittleEndian(payload, (uint)count | (count < room || random.Next(2) == 0 ? Closed : 0));
        Add(5, frame, item, payload);
        return count;
    }

    private void Add(int kind, int frame, int item, ReadOnlySpan<byte> payload, byte large = 0)
    {
        _starts.Add(_bytes.Count);
        Span<byte> header = stackalloc byte[16];
        header.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(header, payload.Length);
        header[4] = (byte)kind;
        header[5] = large;
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], frame);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], item);
        _bytes.AddRange(header);
        _bytes.AddRange(payload);
        while (_bytes.Count % 8 != 0) _bytes.Add(0);
    }

    private void Break()
    {
        int entry = _starts[random.Next(_starts.Count)];
        int field = entry + random.Next(4) * 4;
        switch (random.Next(10))
        {
            case 0: break;
            case 1: _bytes[random.Next(_bytes.Count)] ^= (byte)(1 << random.Next(8)); break;
            case 2: _bytes[entry + random.Next(16)] ^= (byte)(1 << random.Next(8)); break;
            case 3: Put(field, Hostile[random.Next(Hostile.Length)]); break;
            case 4: _bytes[entry + 4] = (byte)random.Next(256); break;
            case 5: _bytes[entry + 5] = (byte)random.Next(256); break;
            case 6: _bytes.InsertRange(entry, Noise(8 * random.Next(1, 5))); break;
            case 7: _bytes.RemoveRange(entry, Math.Min(8 * random.Next(1, 5), _bytes.Count - entry)); break;
            case 8: Put(Math.Min(entry + 16, _bytes.Count - 4), Hostile[random.Next(Hostile.Length)]); break;
            default:
                for (int i = entry; i < _bytes.Count; i++) _bytes[i] = (byte)random.Next(256);
                break;
        }
    }

    private void Put(int at, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        for (int i = 0; i < 4; i++) _bytes[at + i] = bytes[i];
    }

    private byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
