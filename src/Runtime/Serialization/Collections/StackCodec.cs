#nullable disable annotations // serves Stack<T> and Stack<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Stacks, bottom first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StackCodec<T, TCodec> : ICodec<Stack<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Stack<T> value) => Sequence.WriteReversed<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static Stack<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
