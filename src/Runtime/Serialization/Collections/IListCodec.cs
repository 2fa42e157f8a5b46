#nullable disable annotations // serves IList<T> and IList<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a list; it arrives as one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IListCodec<T, TCodec> : ICodec<IList<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IList<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IList<T> Read(ref PayloadReader reader) => ListCodec<T, TCodec>.Read(ref reader);
}
