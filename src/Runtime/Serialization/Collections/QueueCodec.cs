#nullable disable annotations // serves Queue<T> and Queue<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Queues, first element first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QueueCodec<T, TCodec> : ICodec<Queue<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Queue<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static Queue<T> Read(ref PayloadReader reader)
    {
        if (TCodec.WritesTogether) return Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) return null;
        Queue<T> queue = new(count);
        reader.Enter();
        for (int i = 0; i < count; i++) queue.Enqueue(TCodec.Read(ref reader));
        reader.Leave();
        return queue;
    }
}
