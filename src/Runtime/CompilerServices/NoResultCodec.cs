using System.ComponentModel;
using PoolGen.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>The result of a task that returns nothing: no bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoResultCodec : ICodec<NoResult>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, NoResult value)
    {
    }

    /// <inheritdoc/>
    public static NoResult Read(ref PayloadReader reader) => default;
}
