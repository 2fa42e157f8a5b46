#nullable disable annotations // serves ConcurrentStack<T> and ConcurrentStack<T>? alike
using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Concurrent stacks, as they are at one moment, bottom first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentStackCodec<T, TCodec> : ICodec<ConcurrentStack<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ConcurrentStack<T> value) => Sequence.WriteReversed<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ConcurrentStack<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
