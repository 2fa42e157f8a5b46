using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>A small MemoryPack with the package's public signatures, compiled from a file that is not part of this project.</summary>
internal static class MemoryPackStandIn
{
    public static byte[] Image { get; } = Compile();

    public static MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Image);

    private static byte[] Compile()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MemoryPack", "StandIn.cs.txt"));
        var compilation = CSharpCompilation.Create(
            "MemoryPack.Core",
            [TestCompilation.Tree(text, LanguageVersion.CSharp14, "StandIn.cs")],
            TestCompilation.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
