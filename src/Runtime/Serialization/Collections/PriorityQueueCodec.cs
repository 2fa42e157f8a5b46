#nullable disable annotations // serves PriorityQueue<E, P> and PriorityQueue<E, P>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Priority queues: pairs of element and priority. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PriorityQueueCodec<TElement, TElementCodec, TPriority, TPriorityCodec> : ICodec<PriorityQueue<TElement, TPriority>>
    where TElementCodec : ICodec<TElement>
    where TPriorityCodec : ICodec<TPriority>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, PriorityQueue<TElement, TPriority> value) =>
        Sequence.Write<(TElement, TPriority), ValueTupleCodec<TElement, TElementCodec, TPriority, TPriorityCodec>>(ref writer, value?.UnorderedItems);

    /// <inheritdoc/>
    public static PriorityQueue<TElement, TPriority> Read(ref PayloadReader reader) =>
        Sequence.Read<(TElement, TPriority), ValueTupleCodec<TElement, TElementCodec, TPriority, TPriorityCodec>>(ref reader) is { } items ? new(items) : null;
}
