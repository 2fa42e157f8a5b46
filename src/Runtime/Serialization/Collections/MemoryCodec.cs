using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Memory: what it shows, not what lies around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryCodec<T, TCodec> : ICodec<Memory<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Memory<T> value) => Sequence.WriteMemory<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static Memory<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
