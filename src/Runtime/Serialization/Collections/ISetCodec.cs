#nullable disable annotations // serves ISet<T> and ISet<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a set; it arrives as a hash set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ISetCodec<T, TCodec> : ICodec<ISet<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ISet<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ISet<T> Read(ref PayloadReader reader) => HashSetCodec<T, TCodec>.Read(ref reader);
}
