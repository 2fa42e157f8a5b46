#nullable disable annotations // serves IReadOnlySet<T> and IReadOnlySet<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a read-only set; it arrives as a hash set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlySetCodec<T, TCodec> : ICodec<IReadOnlySet<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IReadOnlySet<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlySet<T> Read(ref PayloadReader reader) => HashSetCodec<T, TCodec>.Read(ref reader);
}
