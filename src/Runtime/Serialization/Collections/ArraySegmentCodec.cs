using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Segments of arrays: what they show, not what lies around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArraySegmentCodec<T, TCodec> : ICodec<ArraySegment<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ArraySegment<T> value) => Sequence.WriteMemory<T, TCodec>(ref writer, value.AsMemory());

    /// <inheritdoc/>
    public static ArraySegment<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : default;
}
