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
    public static void Write(ref PayloadWriter writer, HashSet<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static HashSet<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
