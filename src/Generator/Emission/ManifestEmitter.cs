using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The assembly's manifest: where a worker finds the tasks by their ids, and where the assembly's exceptions are taken apart and rebuilt.</summary>
internal static class ManifestEmitter
{
    public const string HintName = WellKnownNames.ManifestFile + ".g.cs";

    private const int FindsPerLine = 4;
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
        IEnumerable<string> finds = manifest.Descriptors
            .Select(static (descriptors, index) => (Find: descriptors + ".Find(id)", Line: index / FindsPerLine))
            .GroupBy(static find => find.Line, static find => find.Find)
            .Select(static line => string.Join(" ?? ", line));
        writer.Line("    " + (manifest.Descriptors.Count == 0 ? "null" : string.Join("\n    ?? ", finds)) + ";");
        if (manifest.Contracts.Count > 0) EmitContracts(writer, manifest.Contracts);
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
    }

    // One literal: nothing of it is there before somebody asks.
    private static void EmitContracts(SourceWriter writer, EquatableArray<string> contracts)
    {
        writer.Line().Line("/// <summary>What the tasks, by their ids, and the types that they use consist of: two builds that differ find the first member that does.</summary>");
        writer.Line("public static string Contracts =>");
        writer.Line($"    {SymbolDisplay.FormatLiteral(string.Join("\n", contracts), quote: true)};");
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
