using System.Buffers;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Sequences of memory; they arrive in one piece.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySequenceCodec<T, TCodec> : ICodec<ReadOnlySequence<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlySequence<T> value)
    {
        if (value.Length > Array.MaxLength) throw new PayloadTooLargeException("A sequence holds more elements than an array can.");
        writer.WriteCount((int)value.Length);
        writer.Enter();
        foreach (ReadOnlyMemory<T> piece in value) TCodec.WriteMany<TCodec>(ref writer, piece.Span);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static ReadOnlySequence<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : default;
}
