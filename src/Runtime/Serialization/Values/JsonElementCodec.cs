using System.ComponentModel;
using System.Text.Json;

namespace PoolGen.Serialization;

/// <summary>JSON values: their UTF-8 text as a collection of bytes; one that is undefined is null on the wire.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonElementCodec : ICodec<JsonElement>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonElement value) => JsonText.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonElement Read(ref PayloadReader reader) => JsonText.ReadDocument(ref reader)?.RootElement ?? default;
}
