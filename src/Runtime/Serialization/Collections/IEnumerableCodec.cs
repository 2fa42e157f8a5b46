#nullable disable annotations // serves IEnumerable<T> and IEnumerable<T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a sequence; it is run through while it is written and arrives as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IEnumerableCodec<T, TCodec> : ICodec<IEnumerable<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IEnumerable<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static IEnumerable<T> Read(ref PayloadReader reader) => Sequence.Read<T, TCodec>(ref reader);
}
