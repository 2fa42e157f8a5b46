#nullable disable annotations // serves ImmutableQueue<T> and ImmutableQueue<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Immutable queues, first element first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableQueueCodec<T, TCodec> : ICodec<ImmutableQueue<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ImmutableQueue<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableQueue<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableQueue.Create(items) : null;
}
