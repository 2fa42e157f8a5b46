#nullable disable annotations // serves JsonValue and JsonValue? alike
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace PoolGen.Serialization;

/// <summary>JSON values that can be changed: their UTF-8 text as a collection of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonValueCodec : ICodec<JsonValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, JsonValue value) => JsonText.Write(ref writer, value);

    /// <inheritdoc/>
    public static JsonValue Read(ref PayloadReader reader) => JsonText.ReadNode<JsonValue>(ref reader);
}
