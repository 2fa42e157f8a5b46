using System.Buffers.Binary;

namespace PoolGen.Orleans.Wire;

/// <summary>A place in bytes that came from another process: it never reads beyond them.</summary>
internal ref struct NewsCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal readonly bool IsAtEnd => _rest.IsEmpty;

    internal byte ReadByte() => Next(sizeof(byte))[0];

    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    internal long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    internal double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));

    /// <summary>Reads a length and so many bytes.</summary>
    internal ReadOnlySpan<byte> ReadBytes() => Next(ReadInt32());

    private ReadOnlySpan<byte> Next(int count)
    {
        if ((uint)count > (uint)_rest.Length) throw new PoolProtocolException($"A host's message is cut: {count:N0} bytes were to follow, and there are {_rest.Length:N0}.");
        ReadOnlySpan<byte> next = _rest[..count];
        _rest = _rest[count..];
        return next;
    }
}
