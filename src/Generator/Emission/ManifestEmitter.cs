using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The assembly's manifest: where a worker finds the tasks by their ids, and where the assembly's exceptions are taken apart and rebuilt.</summary>
internal static class ManifestEmitter
{
    public const string HintName = WellKnownNames.ManifestFile + ".g.cs";

    private const string Services = WellKnownNames.CompilerServices;
    private const string Codec = WellKnownNames.Serialization + "ExceptionCodec?";

    public static SourceText Emit(ManifestModel manifest)
    {
        SourceWriter writer = GeneratedFile.Begin();
        writer.Line($"[assembly: {Services}PoolTaskManifest<PoolTaskTable>]").Line();
        writer.Line("/// <summary>The tasks and exceptions of this assembly.</summary>").Line(GeneratedFile.GeneratedCode);
        if (manifest.Exceptions.Count > 0) writer.Line("[global::System.Obsolete] // So that it may name exceptions that are.");
        writer.Open($"file sealed class PoolTaskTable : {Services}IPoolTaskTable");
        writer.Line($"public static {Services}PoolTask? Find(ulong id) =>");
        IEnumerable<string> finds = manifest.Descriptors.Select(static descriptors => descriptors + ".Find(id)");
        writer.Line("    " + (manifest.Descriptors.Count == 0 ? "null" : string.Join("\n    ?? ", finds)) + ";");
        EmitExceptions(writer, [.. manifest.Exceptions]);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitExceptions(SourceWriter writer, ExceptionModel[] exceptions)
    {
        EmitSwitch(
            writer,
            "global::System.Exception? CreateException(string typeName, string message, global::System.Exception? inner)",
            exceptions.Where(static exception => exception.Plain is not null).Select(static exception => (exception.TypeName, exception.Plain!)));
        ExceptionModel[] carried = [.. exceptions.Where(static exception => exception.Codec is not null)];
        EmitSwitch(
            writer,
            $"{Codec} FindException(string typeName)",
            carried.Select(static exception => (exception.TypeName, $"new {exception.Codec!.Name}()")));

        foreach (ExceptionModel exception in carried)
        {
            writer.Line();
            ExceptionCodecEmitter.Emit(writer, exception.Type, exception.Codec!);
        }

        IEnumerable<DeclaredCodecModel> codecs = carried
            .SelectMany(static exception => exception.Codec!.Codecs)
            .GroupBy(static codec => codec.Name, StringComparer.Ordinal)
            .OrderBy(static same => same.Key, StringComparer.Ordinal)
            .Select(static same => same.First());
        foreach (DeclaredCodecModel codec in codecs)
        {
            writer.Line();
            DeclaredCodecEmitter.Emit(writer, codec);
        }
    }

    private static void EmitSwitch(SourceWriter writer, string signature, IEnumerable<(string TypeName, string Value)> cases)
    {
        bool isOpen = false;
        foreach ((string typeName, string value) in cases)
        {
            if (!isOpen)
            {
                writer.Line();
                writer.Open($"public static {signature} => typeName switch");
                isOpen = true;
            }

            writer.Line($"\"{typeName}\" => {value},");
        }

        if (!isOpen) return;
        writer.Line("_ => null,");
        writer.CloseStatement();
    }
}
