using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>The arguments of a task without parameters: no bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoArgumentsCodec : ICodec<ValueTuple>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ValueTuple value)
    {
    }

    /// <inheritdoc/>
    public static ValueTuple Read(ref PayloadReader reader) => default;
}
