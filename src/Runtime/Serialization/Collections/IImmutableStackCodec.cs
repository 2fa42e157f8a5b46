#nullable disable annotations // serves IImmutableStack<T> and IImmutableStack<T>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as an immutable stack, bottom first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableStackCodec<T, TCodec> : ICodec<IImmutableStack<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IImmutableStack<T> value) => Sequence.WriteReversed<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableStack<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? ImmutableStack.Create(items) : null;
}
