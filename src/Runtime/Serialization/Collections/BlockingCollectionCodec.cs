#nullable disable annotations // serves BlockingCollection<T> and BlockingCollection<T>? alike
using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Blocking collections, as they are at one moment. They arrive unbounded and open.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BlockingCollectionCodec<T, TCodec> : ICodec<BlockingCollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, BlockingCollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static BlockingCollection<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(new ConcurrentQueue<T>(items)) : null;
}
