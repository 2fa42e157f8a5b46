using System.ComponentModel;
using System.Numerics;

namespace PoolGen.Serialization;

/// <summary>Large integers: their bytes in two's complement, the lowest first, as one collection.</summary>
/// <remarks>
/// This is what MemoryPack reads, and what it writes for numbers of more than 255 bytes. For smaller ones MemoryPack 1.21.4 writes
/// the wrong end of its buffer and so loses the number; that, and that alone of its format, is not followed here.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerCodec : ICodec<BigInteger>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, BigInteger value)
    {
        int size = value.GetByteCount();
        writer.WriteCount(size);
        if (!value.TryWriteBytes(writer.Append(size), out _)) throw new PayloadException("A large integer cannot be written.");
    }

    /// <inheritdoc/>
    public static BigInteger Read(ref PayloadReader reader)
    {
        if (!reader.TryReadCount(1, out int size)) return default;
        try
        {
            return new(reader.ReadBytes(size));
        }
        catch (OverflowException e)
        {
            throw PayloadErrors.Invalid<BigInteger>(e);
        }
    }
}
