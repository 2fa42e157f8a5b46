#nullable disable annotations // serves T[,] and T[,]? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Arrays of two dimensions: an object of the lengths and the elements, row by row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Array2DCodec<T, TCodec> : ICodec<T[,]>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T[,] value) => Grid.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static T[,] Read(ref PayloadReader reader)
    {
        Span<int> lengths = stackalloc int[2];
        if (!Grid.TryReadLengths<T, TCodec>(ref reader, lengths)) return null;
        T[,] value = new T[lengths[0], lengths[1]];
        Grid.ReadElements<T, TCodec>(ref reader, value);
        return value;
    }
}
