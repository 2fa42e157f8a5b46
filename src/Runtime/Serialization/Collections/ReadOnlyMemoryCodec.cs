using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Read-only memory: what it shows, not what lies around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryCodec<T, TCodec> : ICodec<ReadOnlyMemory<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlyMemory<T> value) => Sequence.WriteMemory<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyMemory<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
