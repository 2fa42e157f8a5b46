using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Immutable arrays; the default one, which has no array, is null on the wire.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayCodec<T, TCodec> : ICodec<ImmutableArray<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault) writer.WriteNullCollection();
        else Sequence.WriteMemory<T, TCodec>(ref writer, value.AsMemory());
    }

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref PayloadReader reader) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Sequence.Read<T, TCodec>(ref reader));
}
