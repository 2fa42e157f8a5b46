#nullable disable annotations // serves JsonDocument and JsonDocument? alike
using System.ComponentModel;
using System.Text.Json;

namespace PoolGen.Serialization;

/// <summary>JSON documents: their UTF-8 text as a collection of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonDocumentCodec : ICodec<JsonDocument>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonDocument value)
    {
        if (value is null) writer.WriteNullCollection();
        else JsonText.Write(ref writer, value.RootElement);
    }

    /// <inheritdoc/>
    public static JsonDocument Read(ref PayloadReader reader) => JsonText.ReadDocument(ref reader);
}
