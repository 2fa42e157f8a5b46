#nullable disable annotations // serves Uri and Uri? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Addresses: the text that they were made from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : ICodec<Uri>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Uri value) => writer.WriteString(value?.OriginalString);

    /// <inheritdoc/>
    public static Uri Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri uri) ? uri : throw PayloadErrors.Invalid("URI", text);
    }
}
