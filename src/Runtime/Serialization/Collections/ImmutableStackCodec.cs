#nullable disable annotations // serves ImmutableStack<T> and ImmutableStack<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Immutable stacks, bottom first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableStackCodec<T, TCodec> : ICodec<ImmutableStack<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ImmutableStack<T> value) => Sequence.WriteReversed<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableStack<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableStack.Create(items) : null;
}
