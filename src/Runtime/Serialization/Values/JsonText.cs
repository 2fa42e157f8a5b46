using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolGen.Serialization;

/// <summary>JSON on the wire: its UTF-8 text as a collection of bytes. Nothing of System.Text.Json is loaded by a process that sends none.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = PayloadFormat.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Writes an element as it was parsed; one that is undefined is null on the wire.</summary>
    public static void Write(ref PayloadWriter writer, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullCollection();
            return;
        }

        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(element);
        writer.WriteCount(text.Length);
        writer.WriteRaw(text);
    }

    /// <summary>Writes a node; null is null on the wire.</summary>
    public static void Write(ref PayloadWriter writer, JsonNode? node)
    {
        if (node is null)
        {
            writer.WriteNullCollection();
            return;
        }

        int header = writer.ReserveCount();
        int start = writer.Position;
        IBufferWriter<byte> buffer = writer.BorrowBufferWriter();
        using (Utf8JsonWriter text = new(buffer, new JsonWriterOptions { MaxDepth = PayloadFormat.MaxDepth }))
        {
            node.WriteTo(text);
        }

        writer.ReturnBufferWriter();
        writer.PatchCount(header, writer.Position - start);
    }

    /// <summary>Reads a document, or null.</summary>
    public static JsonDocument? ReadDocument(ref PayloadReader reader)
    {
        if (!reader.TryReadCount(sizeof(byte), out int length)) return null;
        try
        {
            return JsonDocument.Parse(reader.ReadBytes(length).ToArray(), Reading);
        }
        catch (JsonException e)
        {
            throw PayloadErrors.Invalid<JsonDocument>(e);
        }
    }

    /// <summary>Reads a node of one kind, or null.</summary>
    public static T? ReadNode<T>(ref PayloadReader reader) where T : JsonNode
    {
        if (!reader.TryReadCount(sizeof(byte), out int length)) return null;
        try
        {
            return JsonNode.Parse(reader.ReadBytes(length), null, Reading) as T ?? throw PayloadErrors.Missing<T>();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw PayloadErrors.Invalid<T>(e);
        }
    }
}
