#nullable disable annotations // serves IReadOnlyCollection<T> and IReadOnlyCollection<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a read-only collection; it arrives as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyCollectionCodec<T, TCodec> : ICodec<IReadOnlyCollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IReadOnlyCollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyCollection<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
