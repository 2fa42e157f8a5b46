#nullable disable annotations // serves LinkedList<T> and LinkedList<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Linked lists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LinkedListCodec<T, TCodec> : ICodec<LinkedList<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, LinkedList<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static LinkedList<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
