using System.Buffers;
using System.Buffers.Binary;

namespace PoolGen.Orleans.Wire;

/// <summary>Collects little-endian values, to be read by a <see cref="ByteCursor"/>.</summary>
internal sealed class ByteSink(int capacity)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    internal void Write(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    internal void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    internal void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    internal void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes a length, then the bytes.</summary>
    internal void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        if (bytes.IsEmpty) return;
        bytes.CopyTo(_bytes.GetSpan(bytes.Length));
        _bytes.Advance(bytes.Length);
    }
}
