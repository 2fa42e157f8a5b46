using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The codecs of one namespace's types, in the one class that has those of all.</summary>
/// <remarks>Nullable annotations are off in this part: one codec serves a type with and without them.</remarks>
internal static class CodecFileEmitter
{
    public static SourceText Emit(CodecFile file)
    {
        SourceWriter writer = GeneratedFile.Begin(WellKnownNames.CodecsNamespace, hasAnnotations: false);
        writer.Line("/// <summary>How values of this program's types become bytes and back.</summary>");
        writer.Open($"internal static partial class {WellKnownNames.CodecsClass}");
        foreach (DeclaredCodecModel codec in file.Codecs) DeclaredCodecEmitter.Emit(writer, codec);
        writer.Close();
        return writer.ToSourceText();
    }
}
