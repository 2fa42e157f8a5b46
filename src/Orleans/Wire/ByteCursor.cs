using System.Buffers.Binary;

namespace PoolGen.Orleans.Wire;

/// <summary>A place in bytes that came from another process: it never reads beyond them.</summary>
internal struct ByteCursor(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    internal byte ReadByte() => Next(sizeof(byte)).Span[0];

    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)).Span);

    internal long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)).Span);

    internal double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a length and so many bytes; they are not copied.</summary>
    internal ReadOnlyMemory<byte> ReadBytes() => Next(ReadInt32());

    /// <summary>Reads how many things follow, each of so many bytes at least.</summary>
    internal int ReadCount(int smallest)
    {
        int count = ReadInt32();
        if (count < 0 || (long)count * smallest > _rest.Length) throw new PoolProtocolException($"A message is cut: {count:N0} entries were to follow in {_rest.Length:N0} bytes.");
        return count;
    }

    private ReadOnlyMemory<byte> Next(int count)
    {
        if ((uint)count > (uint)_rest.Length) throw new PoolProtocolException($"A message is cut: {count:N0} bytes were to follow, and there are {_rest.Length:N0}.");
        ReadOnlyMemory<byte> next = _rest[..count];
        _rest = _rest[count..];
        return next;
    }
}
