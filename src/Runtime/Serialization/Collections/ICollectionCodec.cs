#nullable disable annotations // serves ICollection<T> and ICollection<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a collection; it arrives as a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ICollectionCodec<T, TCodec> : ICodec<ICollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ICollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ICollection<T> Read(ref PayloadReader reader) => ListCodec<T, TCodec>.Read(ref reader);
}
