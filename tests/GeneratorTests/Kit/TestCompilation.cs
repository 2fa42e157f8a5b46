using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Compilations of a user's project as strict as one can be: warnings count, documentation is on.</summary>
internal static class TestCompilation
{
    public static readonly LanguageVersion[] Versions = [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview, LanguageVersion.CSharp14];

    /// <summary>What the SDK and PoolGen give a project, and nothing that only the tests reference.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Pack("ReferencePack").Append(typeof(IPool).Assembly.Location).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the SDK gives a web project besides.</summary>
    public static readonly ImmutableArray<MetadataReference> WebReferences = [.. Pack("WebReferencePack").Select(static path => MetadataReference.CreateFromFile(path))];

    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]);

    // As the SDK defines them: MemoryPack's generator asks for them.
    private static readonly string[] FrameworkSymbols = ["NET", "NET10_0", .. Enumerable.Range(5, 6).Select(static version => $"NET{version}_0_OR_GREATER")];

    // Implicit usings, as the SDK's templates have them.
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PoolGen;
        """;

    private static string[] Pack(string name) => Directory.GetFiles(
        typeof(TestCompilation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!, "*.dll");

    public static CSharpParseOptions Parse(LanguageVersion version = LanguageVersion.CSharp14) =>
        new(version, DocumentationMode.Diagnose, preprocessorSymbols: FrameworkSymbols);

    public static CSharpCompilation Create(
        LanguageVersion version, NullableContextOptions nullable, string assembly, IEnumerable<MetadataReference> more, params string[] sources)
    {
        var trees = sources.Prepend(Usings).Select((text, index) => Tree(text, version, $"File{index}.cs"));
        return CSharpCompilation.Create(assembly, trees, [.. References, .. more], Options.WithNullableContextOptions(nullable));
    }

    public static CSharpCompilation Create(params string[] sources) =>
        Create(LanguageVersion.CSharp14, NullableContextOptions.Enable, "User", [], sources);

    /// <summary>A source without its marks of diagnostics.</summary>
    public static string Unmarked(string source)
    {
        TestFileMarkupParser.GetSpans(source, out string text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return text;
    }

    /// <summary>A library that is compiled on the spot, as a project references it under aliases.</summary>
    public static MetadataReference Reference(string assembly, string source, bool withRuntime = true, params string[] aliases)
    {
        using var image = new MemoryStream();
        CSharpCompilation library = withRuntime ? Create(source) : CSharpCompilation.Create(assembly, [Tree(source, LanguageVersion.CSharp14, "Library.cs")], References.RemoveAt(References.Length - 1), Options);
        Assert.True(library.WithAssemblyName(assembly).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray(), MetadataReferenceProperties.Assembly.WithAliases(aliases));
    }

    public static SyntaxTree Tree(string text, LanguageVersion version, string path) =>
        CSharpSyntaxTree.ParseText(text, Parse(version), path, System.Text.Encoding.UTF8);
}
