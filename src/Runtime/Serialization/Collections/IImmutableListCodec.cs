#nullable disable annotations // serves IImmutableList<T> and IImmutableList<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as an immutable list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableListCodec<T, TCodec> : ICodec<IImmutableList<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IImmutableList<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableList<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableList.Create(items) : null;
}
