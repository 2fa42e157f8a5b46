using System.Globalization;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>What carries the members of an exception: written in the worker, read by its caller.</summary>
internal static class ExceptionCodecEmitter
{
    private const string Serialization = WellKnownNames.Serialization;

    public static void Emit(SourceWriter writer, string type, ExceptionCodecModel codec)
    {
        writer.Open($"private sealed class {codec.Name} : {Serialization}ExceptionCodec<{type}>");
        writer.Open($"protected override void Write(ref {Serialization}PayloadWriter writer, {type} exception)");
        foreach (CodecMemberModel member in codec.Members) writer.Line($"{member.Codec}.Write(ref writer, exception.{member.Name});");
        writer.Close();
        writer.Line();
        writer.Open($"protected override {type} Read(ref {Serialization}PayloadReader reader, in {Serialization}ExceptionParts parts)");
        int index = 0;
        foreach (CodecMemberModel member in codec.Members)
        {
            writer.Line($"{member.Type} member{index++.ToString(CultureInfo.InvariantCulture)} = {member.Codec}.Read(ref reader);");
        }

        writer.Line($"return {codec.Construction};");
        writer.Close();
        writer.Close();
    }
}
