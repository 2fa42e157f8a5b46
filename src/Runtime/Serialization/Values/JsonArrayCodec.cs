#nullable disable annotations // serves JsonArray and JsonArray? alike
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace PoolGen.Serialization;

/// <summary>JSON arrays that can be changed: their UTF-8 text as a collection of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonArrayCodec : ICodec<JsonArray>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonArray value) => JsonText.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonArray Read(ref PayloadReader reader) => JsonText.ReadNode<JsonArray>(ref reader);
}
