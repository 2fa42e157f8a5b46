#nullable disable annotations // serves FrozenSet<T> and FrozenSet<T>? alike
using System.Collections.Frozen;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Frozen sets. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetCodec<T, TCodec> : ICodec<FrozenSet<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, FrozenSet<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static FrozenSet<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? items.ToFrozenSet() : null;
}
