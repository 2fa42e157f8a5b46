#nullable disable annotations // serves ConcurrentBag<T> and ConcurrentBag<T>? alike
using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Concurrent bags, as they are at one moment.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentBagCodec<T, TCodec> : ICodec<ConcurrentBag<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ConcurrentBag<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ConcurrentBag<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
