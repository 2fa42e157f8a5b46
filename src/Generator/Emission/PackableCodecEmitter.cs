using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The codec of a <c>[MemoryPackable]</c> type: calls of MemoryPack's serializer, which the user's project references and PoolGen does not.</summary>
internal static class PackableCodecEmitter
{
    private const string Serialization = WellKnownNames.Serialization;
    private const string Serializer = "global::MemoryPack.MemoryPackSerializer";
    private const string BufferWriter = "global::System.Buffers.IBufferWriter<byte>";

    public static void Emit(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open($"internal readonly struct {codec.Name} : {Serialization}ICodec<{codec.Type}>");
        writer.Open($"public static void Write(ref {Serialization}PayloadWriter writer, {codec.Type} value)");
        if (!codec.IsSealed) writer.Line($"if (value is not null) {Serialization}DeclaredType.Require(value);");
        writer.Line($"{BufferWriter} buffer = writer.BorrowBufferWriter();");
        writer.Line($"{Serializer}.Serialize<{codec.Type}, {BufferWriter}>(in buffer, in value);");
        writer.Line("writer.ReturnBufferWriter();");
        writer.Close();
        writer.Line();
        writer.Open($"public static {codec.Type} Read(ref {Serialization}PayloadReader reader)");
        writer.Line($"{codec.Type} value = default;");
        writer.Line($"reader.Skip({Serializer}.Deserialize<{codec.Type}>(reader.BorrowRemaining(), ref value));");
        writer.Line("return value;");
        writer.Close();
        writer.Close();
    }
}
