#nullable disable annotations // serves HashSet<T> and HashSet<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Sets. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashSetCodec<T, TCodec> : ICodec<HashSet<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, HashSet<T> value)
    {
        if (value is null)
        {
            writer.WriteNullCollection();
            return;
        }

        if (TCodec.WritesTogether)
        {
            Sequence.Write<T, TCodec>(ref writer, (IEnumerable<T>)value);
            return;
        }

        writer.WriteCount(value.Count);
        writer.Enter();
        foreach (T item in value) TCodec.Write(ref writer, item);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static HashSet<T> Read(ref PayloadReader reader)
    {
        if (TCodec.WritesTogether) return Sequence.Read<T, TCodec>(ref reader) is { } items ? [.. items] : null;
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) return null;
        HashSet<T> set = new(count);
        reader.Enter();
        for (int i = 0; i < count; i++) set.Add(TCodec.Read(ref reader));
        reader.Leave();
        return set;
    }
}
