#nullable disable annotations // serves string and string? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Strings. Lone surrogates survive.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, string value) => writer.WriteString(value);

    /// <inheritdoc/>
    public static string Read(ref PayloadReader reader) => reader.ReadString()!;
}
