using System.Buffers.Binary;

namespace PoolGen.Scheduling;

/// <summary>Takes chunks apart: items lie back to back where they have one size, else each with its length in front; one item alone has none.</summary>
internal static class ChunkPayload
{
    /// <summary>The items from <paramref name="skip"/> on, as a chunk of their own.</summary>
    internal static byte[] Tail(ReadOnlySpan<byte> chunk, int count, int skip, int fixedSize)
    {
        if (skip == 0) return chunk.ToArray();
        if (fixedSize > 0) return chunk[(skip * fixedSize)..].ToArray();
        for (int i = 0; i < skip; i++) chunk = chunk[(sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(chunk))..];
        return (count - skip == 1 ? chunk[sizeof(int)..] : chunk).ToArray();
    }

    /// <summary>One item alone.</summary>
    internal static byte[] Item(ReadOnlySpan<byte> chunk, int count, int index, int fixedSize)
    {
        if (count == 1) return chunk.ToArray();
        if (fixedSize > 0) return chunk.Slice(index * fixedSize, fixedSize).ToArray();
        for (int i = 0; i < index; i++) chunk = chunk[(sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(chunk))..];
        return chunk.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(chunk)).ToArray();
    }
}
