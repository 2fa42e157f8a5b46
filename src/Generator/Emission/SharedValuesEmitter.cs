using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>Tells the runtime the codecs of what the assembly shares as values, before any of its code runs: <c>Shared.Create</c> finds them without reflection.</summary>
internal static class SharedValuesEmitter
{
    public const string HintName = WellKnownNames.SharedFile + ".g.cs";

    public static SourceText Emit(SharedValuesModel shared)
    {
        SourceWriter writer = GeneratedFile.Begin(WellKnownNames.CodecsNamespace, hasAnnotations: false);
        writer.Line("/// <summary>The types of the values that this program shares.</summary>").Line(GeneratedFile.GeneratedCode);
        if (shared.Values.Any(static value => value.IsObsolete)) writer.Line(GeneratedFile.Obsolete);
        writer.Open($"internal static class {WellKnownNames.SharedFile}");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        foreach (SharedValueModel value in shared.Values) writer.Line($"{WellKnownNames.Sharing}SharedValues.Register<{value.Type}, {value.Codec}>();");
        writer.Close();
        writer.Close();
        return writer.ToSourceText();
    }
}
