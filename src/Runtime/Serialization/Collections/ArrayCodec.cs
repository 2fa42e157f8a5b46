#nullable disable annotations // serves T[] and T[]? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Arrays; those of unmanaged elements are one block copy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayCodec<T, TCodec> : ICodec<T[]>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T[] value)
    {
        if (value is null)
        {
            writer.WriteNullCollection();
            return;
        }

        int start = writer.Position;
        Sequence.WriteArray<T, TCodec>(ref writer, value);
        writer.Saw(value, TCodec.FixedSize > 0 ? (long)value.Length * TCodec.FixedSize : writer.Position - start);
    }

    /// <inheritdoc/>
    public static T[] Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
