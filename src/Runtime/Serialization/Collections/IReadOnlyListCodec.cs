#nullable disable annotations // serves IReadOnlyList<T> and IReadOnlyList<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a read-only list; it arrives as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyListCodec<T, TCodec> : ICodec<IReadOnlyList<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IReadOnlyList<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
