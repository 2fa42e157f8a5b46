using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>What arrays of several dimensions are on the wire: an object of the lengths, then the elements as one collection.</summary>
internal static class Grid
{
    public static void Write<T, TCodec>(ref PayloadWriter writer, Array? array)
        where TCodec : ICodec<T>
    {
        if (array is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject((byte)(array.Rank + 1));
        for (int dimension = 0; dimension < array.Rank; dimension++) writer.WriteRaw(array.GetLength(dimension));
        Sequence.Write<T, TCodec>(ref writer, Elements<T>(array));
        writer.EndObject();
    }

    /// <summary>Reads the lengths and makes sure that there are bytes for as many elements; false for null.</summary>
    public static bool TryReadLengths<T, TCodec>(ref PayloadReader reader, scoped Span<int> lengths)
        where TCodec : ICodec<T>
    {
        if (!reader.BeginObject((byte)(lengths.Length + 1))) return false;
        UInt128 total = 1;
        UInt128 extent = 1;
        foreach (ref int length in lengths)
        {
            length = reader.ReadRaw<int>();
            if (length < 0) throw PayloadErrors.Invalid("length of an array's dimension", length);
            total *= (uint)length;
            extent *= (uint)Math.Max(length, 1);
        }

        // The runtime refuses dimensions that are too large together even where another one is 0.
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) throw PayloadErrors.Missing<T[]>();
        if (total != (UInt128)count || extent > (UInt128)Array.MaxLength) throw PayloadErrors.Invalid("count for an array of these dimensions", count);
        return true;
    }

    public static void ReadElements<T, TCodec>(ref PayloadReader reader, Array array)
        where TCodec : ICodec<T>
    {
        Sequence.ReadElements<T, TCodec>(ref reader, Elements<T>(array));
        reader.EndObject();
    }

    /// <summary>All elements, row by row: the runtime has them side by side.</summary>
    private static Span<T> Elements<T>(Array array) => MemoryMarshal.CreateSpan(
        ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
