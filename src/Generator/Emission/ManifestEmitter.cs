using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The assembly's manifest: where a worker finds the tasks by their ids.</summary>
internal static class ManifestEmitter
{
    public const string HintName = "PoolTaskManifest.g.cs";

    private const string Services = WellKnownNames.CompilerServices;

    public static SourceText Emit(ManifestModel manifest)
    {
        SourceWriter writer = GeneratedFile.Begin();
        writer.Line($"[assembly: {Services}PoolTaskManifest<PoolTaskTable>]").Line();
        writer.Line("/// <summary>The tasks and exceptions of this assembly.</summary>").Line(GeneratedFile.GeneratedCode);
        writer.Open($"file sealed class PoolTaskTable : {Services}IPoolTaskTable");
        writer.Line($"public static {Services}PoolTask? Find(ulong id) =>");
        IEnumerable<string> finds = manifest.Descriptors.Select(static descriptors => descriptors + ".Find(id)");
        writer.Line("    " + (manifest.Descriptors.Count == 0 ? "null" : string.Join("\n    ?? ", finds)) + ";");
        if (manifest.Exceptions.Count > 0) EmitExceptions(writer, manifest);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitExceptions(SourceWriter writer, ManifestModel manifest)
    {
        writer.Line();
        writer.Open("public static global::System.Exception? CreateException(string typeName, string message, global::System.Exception? inner) => typeName switch");
        foreach (ExceptionModel exception in manifest.Exceptions)
        {
            writer.Line($"\"{exception.TypeName}\" => new {exception.Type}(message{(exception.TakesInner ? ", inner!" : "")}),");
        }

        writer.Line("_ => null,");
        writer.CloseStatement();
    }
}
