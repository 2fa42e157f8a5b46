using System.Globalization;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The codec of one of the user's own types.</summary>
internal static class DeclaredCodecEmitter
{
    private const string Serialization = WellKnownNames.Serialization;

    public static void Emit(SourceWriter writer, DeclaredCodecModel codec)
    {
        string type = $"<c>{ContractText.Of(codec.Type).Replace("<", "&lt;").Replace(">", "&gt;")}</c>";
        writer.Line(codec.Kind == DeclaredCodecKind.BitCheck
            ? $"/// <summary>Whether a {type} that was copied as a block has only bits that its members can have.</summary>"
            : $"/// <summary>What crosses of a {type}, in this order.</summary>");
        if (codec.IsObsolete) writer.Line(GeneratedFile.Obsolete);
        switch (codec.Kind)
        {
            case DeclaredCodecKind.BitCheck:
                EmitCheck(writer, codec);
                break;
            case DeclaredCodecKind.Packable:
                PackableCodecEmitter.Emit(writer, codec);
                break;
            case DeclaredCodecKind.Union:
                EmitUnion(writer, codec);
                break;
            default:
                EmitMembers(writer, codec);
                break;
        }
    }

    private static void EmitCheck(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open($"internal readonly struct {codec.Name} : {Serialization}IBitCheck<{codec.Type}>");
        writer.Line($"public static bool IsValid(in {codec.Type} value) => {string.Join(" && ", codec.Members.Select(static member => $"{member.Codec}.IsValid(value.{member.Name})"))};");
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open($"internal readonly struct {codec.Name} : {Serialization}IMembers<{codec.Type}>");
        writer.Line($"public static string Names => \"{string.Join(" ", codec.Members.Select(static member => member.Name.TrimStart('@')))}\"; public static byte Count => {Number(codec.Members.Count)};");
        if (codec is { Kind: DeclaredCodecKind.Class, IsSealed: false }) writer.Line("public static bool IsOpen => true;");
        if (codec.Kind == DeclaredCodecKind.Struct && codec.Members.Count > 0)
        {
            writer.Line($"public static int MinimumSize => 1 + {string.Join(" + ", codec.Members.Select(static member => member.Codec + ".MinimumSize"))};");
        }

        if (codec.Members.Count == 0)
        {
            writer.Line($"public static void Write(ref {Serialization}PayloadWriter writer, {codec.Type} value, ref int member) {{ }}");
            writer.Line($"public static {codec.Type} Read(ref {Serialization}PayloadReader reader, ref int member) => {codec.Construction};");
            writer.Close();
            return;
        }

        writer.Open($"public static void Write(ref {Serialization}PayloadWriter writer, {codec.Type} value, ref int member)");
        foreach (CodecMemberModel member in codec.Members) writer.Line($"{member.Codec}.Write(ref writer, value.{member.Name}); member++;");
        writer.Close();
        writer.Open($"public static {codec.Type} Read(ref {Serialization}PayloadReader reader, ref int member)");
        int index = 0;
        foreach (CodecMemberModel member in codec.Members) writer.Line($"{member.Type} member{Number(index++)} = {member.Codec}.Read(ref reader); member++;");
        if (codec.Filled.Count == 0)
        {
            writer.Line($"return {codec.Construction};");
        }
        else
        {
            writer.Line($"{codec.Type} value = {codec.Construction};");
            foreach (int place in codec.Filled)
            {
                writer.Line($"member = {Number(place)}; {Serialization}Filling.Fill(value.{codec.Members[place].Name}, member{Number(place)});");
            }

            writer.Line("return value;");
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitUnion(SourceWriter writer, DeclaredCodecModel codec)
    {
        writer.Open($"internal readonly struct {codec.Name} : {Serialization}ICodec<{codec.Type}>");
        writer.Open($"public static void Write(ref {Serialization}PayloadWriter writer, {codec.Type} value)");
        writer.Open("switch (value)");
        writer.Line("case null: writer.WriteNullObject(); break;");
        foreach (CodecMemberModel member in codec.Members)
        {
            writer.Line($"case {member.Type} tagged{member.Name}: writer.WriteUnionHeader({member.Name}); {member.Codec}.Write(ref writer, tagged{member.Name}); break;");
        }

        writer.Line($"default: throw {Serialization}DeclaredType.NotInUnion(value);");
        writer.Close();
        writer.Close();
        writer.Open($"public static {codec.Type} Read(ref {Serialization}PayloadReader reader)");
        writer.Line("if (!reader.TryReadUnionHeader(out ushort tag)) return default;");
        writer.Open("return tag switch");
        foreach (CodecMemberModel member in codec.Members) writer.Line($"{member.Name} => {member.Codec}.Read(ref reader),");
        writer.Line($"_ => throw {Serialization}DeclaredType.UnknownTag<{codec.Type}>(tag),");
        writer.CloseStatement();
        writer.Close();
        writer.Close();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
