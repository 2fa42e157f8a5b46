#nullable disable annotations // serves List<T> and List<T>? alike
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Lists; those of unmanaged elements are one block copy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : ICodec<List<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, List<T> value)
    {
        if (value is null) writer.WriteNullCollection();
        else Sequence.Write<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(value));
    }

    /// <inheritdoc/>
    public static List<T> Read(ref PayloadReader reader)
    {
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) return null;
        List<T> list = new(count);
        CollectionsMarshal.SetCount(list, count);
        Sequence.ReadElements<T, TCodec>(ref reader, CollectionsMarshal.AsSpan(list));
        return list;
    }
}
