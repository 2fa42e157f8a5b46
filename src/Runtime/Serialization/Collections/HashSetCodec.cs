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

        writer.WriteCount(value.Count);
        writer.Enter();
        foreach (T item in value) TCodec.Write(ref writer, item);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static HashSet<T> Read(ref PayloadReader reader)
    {
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) return null;
        HashSet<T> set = new(count);
        reader.Enter();
        for (int i = 0; i < count; i++) set.Add(TCodec.Read(ref reader));
        reader.Leave();
        return set;
    }
}
