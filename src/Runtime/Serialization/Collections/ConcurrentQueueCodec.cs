#nullable disable annotations // serves ConcurrentQueue<T> and ConcurrentQueue<T>? alike
using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Concurrent queues, as they are at one moment.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentQueueCodec<T, TCodec> : ICodec<ConcurrentQueue<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ConcurrentQueue<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ConcurrentQueue<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
