#nullable disable annotations // serves IImmutableQueue<T> and IImmutableQueue<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as an immutable queue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableQueueCodec<T, TCodec> : ICodec<IImmutableQueue<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IImmutableQueue<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableQueue<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableQueue.Create(items) : null;
}
