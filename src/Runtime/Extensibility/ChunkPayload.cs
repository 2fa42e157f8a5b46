using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>A chunk's encoded form: items lie back to back where they have one size, else each with its length in front; one item alone has none.</summary>
internal static class ChunkPayload
{
    /// <summary>Some consecutive items, as a chunk of their own.</summary>
    /// <param name="chunk">The items.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="start">The first one wanted.</param>
    /// <param name="length">How many are wanted, at least one.</param>
    /// <param name="fixedSize">The size of each in bytes, or 0 where it varies.</param>
    internal static byte[] Slice(ReadOnlySpan<byte> chunk, int count, int start, int length, int fixedSize)
    {
        (int from, int size) = Find(chunk, count, start, length, fixedSize);
        return chunk.Slice(from, size).ToArray();
    }

    /// <inheritdoc cref="Slice(ReadOnlySpan{byte}, int, int, int, int)"/>
    /// <remarks>The same memory, which stays as long as any slice of it.</remarks>
    internal static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> chunk, int count, int start, int length, int fixedSize)
    {
        (int from, int size) = Find(chunk.Span, count, start, length, fixedSize);
        return chunk.Slice(from, size);
    }

    private static (int Start, int Size) Find(ReadOnlySpan<byte> chunk, int count, int start, int length, int fixedSize)
    {
        if (length == count) return (0, chunk.Length);
        if (fixedSize > 0) return (start * fixedSize, length * fixedSize);
        int from = SizeOf(chunk, start);
        int size = SizeOf(chunk[from..], length);
        return length == 1 ? (from + sizeof(int), size - sizeof(int)) : (from, size);
    }

    /// <summary>Adds an item with its length in front.</summary>
    internal static void AppendWithLength(PayloadBuffer buffer, ReadOnlySpan<byte> item)
    {
        int length = item.Length;
        buffer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        buffer.Write(item);
    }

    private static int SizeOf(ReadOnlySpan<byte> chunk, int items)
    {
        int size = 0;
        for (int i = 0; i < items; i++) size += sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(chunk[size..]);
        return size;
    }
}
