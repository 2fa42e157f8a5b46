#nullable disable annotations // serves IImmutableSet<T> and IImmutableSet<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as an immutable set; it arrives as a hash set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableSetCodec<T, TCodec> : ICodec<IImmutableSet<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IImmutableSet<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableSet<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableHashSet.Create(items) : null;
}
