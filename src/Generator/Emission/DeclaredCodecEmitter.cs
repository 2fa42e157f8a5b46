using System.Globalization;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The codec of one of the user's own types.</summary>
internal static class DeclaredCodecEmitter
{
    private const string Serialization = WellKnownNames.Serialization;

    public static void Emit(SourceWriter writer, DeclaredCodecModel codec)
    {
        if (codec.IsObsolete) writer.Line(GeneratedFile.Obsolete);
        if (codec.Kind == DeclaredCodecKind.BitCheck)
        {
            EmitCheck(writer, codec);
            return;
        }

        if (codec.Kind == DeclaredCodecKind.Packable)
        {
            PackableCodecEmitter.Emit(writer, codec);
            return;
        }

        writer.Open($"private readonly struct {codec.Name} : {Serialization}ICodec<{codec.Type}>");
        EmitMinimumSize(writer, codec);
        writer.Open($"public static void Write(ref {Serialization}PayloadWriter writer, {codec.Type} value)");
        if (codec.Kind == DeclaredCodecKind.Union) WriteUnion(writer, codec);
        else WriteMembers(writer, codec);
        writer.Close();
        writer.Line();
        writer.Open($"public static {codec.Type} Read(ref {Serialization}PayloadReader reader)");
        if (codec.Kind == DeclaredCodecKind.Union) ReadUnion(writer, codec);
        else ReadMembers(writer, codec);
        writer.Close();
        writer.Close();
    }

    private static void EmitCheck(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open($"private readonly struct {codec.Name} : {Serialization}IBitCheck<{codec.Type}>");
        writer.Line($"public static bool IsValid(in {codec.Type} value) =>");
        writer.Line("    " + string.Join("\n    && ", codec.Members.Select(static member => $"{member.Codec}.IsValid(value.{member.Name})")) + ";");
        writer.Close();
    }

    private static void WriteMembers(SourceWriter writer, DeclaredCodecModel codec)
    {
        if (codec.Kind == DeclaredCodecKind.Class)
        {
            writer.Open("if (value is null)");
            writer.Line("writer.WriteNullObject();").Line("return;");
            writer.Close();
            writer.Line();
        }

        OpenNoting(writer);
        if (codec is { Kind: DeclaredCodecKind.Class, IsSealed: false }) writer.Line($"{Serialization}DeclaredType.Require(value);");
        writer.Line($"writer.BeginObject({Number(codec.Members.Count)});");
        foreach (CodecMemberModel member in codec.Members)
        {
            writer.Line(Note(member)).Line($"{member.Codec}.Write(ref writer, value.{member.Name});");
        }

        writer.Line("writer.EndObject();");
        CloseNoting(writer, codec);
    }

    private static void ReadMembers(SourceWriter writer, DeclaredCodecModel codec)
    {
        OpenNoting(writer);
        string otherwise = codec.Kind == DeclaredCodecKind.Class ? "return null" : $"throw {Serialization}DeclaredType.Missing<{codec.Type}>()";
        writer.Line($"if (!reader.BeginObject({Number(codec.Members.Count)})) {otherwise};");
        int index = 0;
        foreach (CodecMemberModel member in codec.Members)
        {
            writer.Line(Note(member)).Line($"{member.Type} member{Number(index++)} = {member.Codec}.Read(ref reader);");
        }

        writer.Line("reader.EndObject();");
        if (codec.Members.Count > 0) writer.Line("member = null;");
        if (codec.Filled.Count == 0)
        {
            writer.Line($"return {codec.Construction};");
        }
        else
        {
            writer.Line($"{codec.Type} value = {codec.Construction};");
            foreach (int place in codec.Filled)
            {
                writer.Line(Note(codec.Members[place])).Line($"{Serialization}Filling.Fill(value.{codec.Members[place].Name}, member{Number(place)});");
            }

            writer.Line("return value;");
        }

        CloseNoting(writer, codec);
    }

    /// <summary>What fails inside notes which member was at hand: by a filter, which costs nothing while all goes well.</summary>
    private static void OpenNoting(SourceWriter writer)
    {
        writer.Line("string member = null;");
        writer.Open("try");
    }

    private static void CloseNoting(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Close();
        writer.Open($"catch (global::System.Exception exception) when ({Serialization}FailingMember.Note<{codec.Type}>(exception, member))");
        writer.Line("throw;");
        writer.Close();
    }

    private static string Note(CodecMemberModel member) => $"member = \"{member.Name.TrimStart('@')}\";";

    /// <summary>A class may be null, which is one byte; a struct is its header and its members.</summary>
    private static void EmitMinimumSize(SourceWriter writer, DeclaredCodecModel codec)
    {
        if (codec.Kind != DeclaredCodecKind.Struct || codec.Members.Count == 0) return;
        string sizes = string.Join(" + ", codec.Members.Select(static member => member.Codec + ".MinimumSize"));
        writer.Line($"public static int MinimumSize => 1 + {sizes};").Line();
    }

    private static void WriteUnion(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open("switch (value)");
        writer.Line("case null:").Line("    writer.WriteNullObject();").Line("    break;");
        foreach (CodecMemberModel member in codec.Members)
        {
            writer.Line($"case {member.Type} tagged{member.Name}:");
            writer.Line($"    writer.WriteUnionHeader({member.Name});");
            writer.Line($"    {member.Codec}.Write(ref writer, tagged{member.Name});");
            writer.Line("    break;");
        }

        writer.Line("default:").Line($"    throw {Serialization}DeclaredType.NotInUnion(value);");
        writer.Close();
    }

    private static void ReadUnion(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Line("if (!reader.TryReadUnionHeader(out ushort tag)) return default;");
        writer.Open("return tag switch");
        foreach (CodecMemberModel member in codec.Members) writer.Line($"{member.Name} => {member.Codec}.Read(ref reader),");
        writer.Line($"_ => throw {Serialization}DeclaredType.UnknownTag<{codec.Type}>(tag),");
        writer.CloseStatement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
