#nullable disable annotations // serves ReadOnlyCollection<T> and ReadOnlyCollection<T>? alike
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Read-only collections.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionCodec<T, TCodec> : ICodec<ReadOnlyCollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlyCollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyCollection<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
