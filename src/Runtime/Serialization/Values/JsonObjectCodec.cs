#nullable disable annotations // serves JsonObject and JsonObject? alike
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace PoolGen.Serialization;

/// <summary>JSON objects that can be changed: their UTF-8 text as a collection of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonObjectCodec : ICodec<JsonObject>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonObject value) => JsonText.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonObject Read(ref PayloadReader reader) => JsonText.ReadNode<JsonObject>(ref reader);
}
