#nullable disable annotations // serves JsonNode and JsonNode? alike
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace PoolGen.Serialization;

/// <summary>JSON nodes of any kind that can be changed: their UTF-8 text as a collection of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonNodeCodec : ICodec<JsonNode>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonNode value) => JsonText.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonNode Read(ref PayloadReader reader) => JsonText.ReadNode<JsonNode>(ref reader);
}
