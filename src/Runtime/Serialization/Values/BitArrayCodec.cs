#nullable disable annotations // serves BitArray and BitArray? alike
using System.Collections;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Bit arrays: objects of a length in bits and a collection of 32-bit words.</summary>
/// <remarks>
/// MemoryPack 1.21.4 looks into the memory of .NET 10's type, which now holds bytes where it expects words, and so writes four times as many words
/// as there are. The bits come first; the rest is zero here, and is read over. Payloads with as many words as there are bits for are read too.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BitArrayCodec : ICodec<BitArray>
{
    private const int BitsPerWord = 32;

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, BitArray value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(2);
        writer.Write(value.Length);
        int words = WordsOf(value.Length);
        int[] bits = new int[words];
        value.CopyTo(bits, 0);
        writer.WriteCount(checked(words * sizeof(int)));
        writer.WriteBlock<int>(bits);
        writer.Append(checked(words * (sizeof(int) - 1) * sizeof(int))).Clear();
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static BitArray Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(2)) return null;
        int length = reader.Read<int>();
        if (length < 0) throw PayloadErrors.Invalid("number of bits", length);
        if (!reader.TryReadCount(sizeof(int), out int count)) throw PayloadErrors.Missing<int[]>();
        int words = WordsOf(length);
        if (count != words && count != (long)words * sizeof(int)) throw PayloadErrors.Invalid("number of words for a bit array", count);

        ReadOnlySpan<byte> bytes = reader.ReadBytes(count * sizeof(int));
        int[] bits = new int[words];
        bytes[..(words * sizeof(int))].CopyTo(MemoryMarshal.AsBytes(bits.AsSpan()));
        reader.EndObject();
        return new BitArray(bits) { Length = length };
    }

    private static int WordsOf(int bits) => (int)(((long)bits + BitsPerWord - 1) / BitsPerWord);
}
