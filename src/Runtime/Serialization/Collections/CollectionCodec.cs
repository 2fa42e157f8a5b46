#nullable disable annotations // serves Collection<T> and Collection<T>? alike
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Collections.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionCodec<T, TCodec> : ICodec<Collection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Collection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static Collection<T> Read(ref PayloadReader reader) =>
        ListCodec<T, TCodec>.Read(ref reader) is { } items ? new(items) : null;
}
