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
        writer.Line();
        EmitMany(writer, codec);
        writer.Close();
    }

    // Values side by side are one call, as in MemoryPack itself: it finds its formatter once, and knows references from one value to another.
    private static void EmitMany(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Line("public static bool WritesTogether => true;").Line();
        writer.Open($"public static void WriteMany<TSelf>(ref {Serialization}PayloadWriter writer, global::System.ReadOnlySpan<{codec.Type}> values) where TSelf : {Serialization}ICodec<{codec.Type}>");
        if (!codec.IsSealed) writer.Line($"foreach ({codec.Type} value in values) if (value is not null) {Serialization}DeclaredType.Require(value);");
        writer.Line($"{BufferWriter} buffer = writer.BorrowBufferWriter();");
        writer.Line("using var state = global::MemoryPack.MemoryPackWriterOptionalStatePool.Rent(null);");
        writer.Line($"var packer = new global::MemoryPack.MemoryPackWriter<{BufferWriter}>(ref buffer, state);");
        writer.Line("packer.WriteSpanWithoutLengthHeader(values);").Line("packer.Flush();");
        writer.Line("writer.ReturnBufferWriter();");
        writer.Close();
        writer.Line();
        writer.Open($"public static void ReadMany<TSelf>(ref {Serialization}PayloadReader reader, global::System.Span<{codec.Type}> values) where TSelf : {Serialization}ICodec<{codec.Type}>");
        writer.Line("using var state = global::MemoryPack.MemoryPackReaderOptionalStatePool.Rent(null);");
        writer.Line("var packed = new global::MemoryPack.MemoryPackReader(reader.BorrowRemaining(), state);");
        writer.Line("packed.ReadSpanWithoutReadLengthHeader(values.Length, ref values);");
        writer.Line("reader.Skip(packed.Consumed);");
        writer.Close();
    }
}
