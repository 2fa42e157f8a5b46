using System.Buffers.Binary;
using System.Text;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Writes frames as docs/wire-protocol.md says, and then breaks one thing of them.</summary>
internal sealed class FrameScript(Random random, byte[] outOfBand)
{
    private static readonly int[] Hostile = [int.MaxValue, int.MinValue, -1, -8, 0x7fffffc7, 512 * 1024, (512 * 1024) - 32, 128 * 1024, 0, 1, 2, 3, 7, 28];

    private readonly List<byte> _bytes = [];
    private readonly List<int> _starts = [];
    private readonly HashSet<ulong> _told = [];

    internal int Frames => _starts.Count;

    internal byte[] Write()
    {
        bool largeIsUsed = false;
        for (int frames = random.Next(1, 4); frames > 0; frames--)
        {
            ulong task = (ulong)random.Next(1, 3);
            byte[] definition = _told.Add(task) || random.Next(10) == 0 ? Definition(random.Next(12) == 0 ? 77 : task) : [];
            int items = random.Next(3) == 0 ? random.Next(2, 6) : 1;
            if (!largeIsUsed && random.Next(10) == 0)
            {
                largeIsUsed = true;
                Add((uint)task, random.Next(2) == 0 ? 1 : items, definition, [], outOfBand.Length);
                continue;
            }

            Add((uint)task, items, definition, Items(task, items), 0);
        }

        Break();
        return [.. _bytes];
    }

    private static byte[] Definition(ulong task)
    {
        byte[] name = Encoding.UTF8.GetBytes("Echo");
        byte[] bytes = new byte[28 + name.Length + 3];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, task);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), name.Length);
        name.CopyTo(bytes, 28);
        return bytes;
    }

    private byte[] Items(ulong task, int count)
    {
        List<byte> items = [];
        for (int i = 0; i < count; i++)
        {
            byte[] item = Noise(8);
            if (task == ReferenceFrames.Block)
            {
                byte[] block = Noise(random.Next(12));
                item = [.. BitConverter.GetBytes(block.Length), .. block];
                if (count > 1) items.AddRange(BitConverter.GetBytes(item.Length));
            }

            items.AddRange(item);
        }

        return [.. items];
    }

    private void Add(uint handle, int items, byte[] definition, byte[] payload, long large)
    {
        _starts.Add(_bytes.Count);
        Span<byte> header = stackalloc byte[32];
        BinaryPrimitives.WriteInt32LittleEndian(header, definition.Length + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], _starts.Count - 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], handle);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], items);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], definition.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], large);
        _bytes.AddRange(header);
        _bytes.AddRange(definition);
        _bytes.AddRange(payload);
        while (_bytes.Count % 8 != 0) _bytes.Add(0);
    }

    private void Break()
    {
        int frame = _starts[random.Next(_starts.Count)];
        switch (random.Next(9))
        {
            case 0: break;
            case 1: _bytes[random.Next(_bytes.Count)] ^= (byte)(1 << random.Next(8)); break;
            case 2: _bytes[frame + random.Next(32)] ^= (byte)(1 << random.Next(8)); break;
            case 3: Put(frame + (random.Next(8) * 4), Hostile[random.Next(Hostile.Length)]); break;
            case 4: _bytes.InsertRange(frame, Noise(8 * random.Next(1, 5))); break;
            case 5: _bytes.RemoveRange(frame, Math.Min(8 * random.Next(1, 5), _bytes.Count - frame)); break;
            case 6: Put(Math.Min(frame + 32 + random.Next(40), _bytes.Count - 4), Hostile[random.Next(Hostile.Length)]); break;
            case 7: Put(frame, random.Next(64)); break;
            default:
                for (int i = frame; i < _bytes.Count; i++) _bytes[i] = (byte)random.Next(256);
                break;
        }
    }

    private void Put(int at, int value)
    {
        byte[] bytes = BitConverter.GetBytes(value);
        for (int i = 0; i < bytes.Length && at + i < _bytes.Count; i++) _bytes[at + i] = bytes[i];
    }

    private byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
