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
        writer.Line("/// <summary>The tasks of this assembly.</summary>").Line(GeneratedFile.GeneratedCode);
        writer.Open($"file sealed class PoolTaskTable : {Services}IPoolTaskTable");
        writer.Line($"public static {Services}PoolTask? Find(ulong id) =>");
        writer.Line("    " + string.Join("\n    ?? ", manifest.Descriptors.Select(static descriptors => descriptors + ".Find(id)")) + ";");
        writer.Close();
        return writer.ToSourceText();
    }
}
