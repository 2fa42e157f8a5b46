using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PoolGen.Generator;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Users' projects for Roslyn's test libraries: their sources say by marks what is reported, <c>{|POOL001:Run|}</c>.</summary>
/// <remarks>The project sees the runtime, and the analyzers see what was generated, as in a build. Of the compiler's own diagnostics only errors count.</remarks>
internal sealed record AnalyzerVerifier
{
    /// <summary>Every analyzer of the package: a test of one rule also proves that no other one is at fault.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers { get; } =
    [
        .. typeof(PoolTaskGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // As an editor has it: fixes see what was generated.
    private static readonly AnalyzerFileReference Generator = new(typeof(PoolTaskGenerator).Assembly.Location, new LoadedAssemblies());

    /// <summary>A class library.</summary>
    public static AnalyzerVerifier Library { get; } = new();

    /// <summary>A program.</summary>
    public static AnalyzerVerifier Program { get; } = new() { OutputKind = OutputKind.ConsoleApplication };

    /// <summary>A program that is published trimmed.</summary>
    public static AnalyzerVerifier Trimmed { get; } = Program with { Properties = Program.Properties.Add("PublishTrimmed", "true") };

    /// <summary>A project with ASP.NET Core.</summary>
    public static AnalyzerVerifier Web { get; } = new() { References = TestCompilation.WebReferences };

    /// <summary>Whether the project references the runtime.</summary>
    public bool HasRuntime { get; init; } = true;

    /// <summary>Whether the project runs the generator by itself, and not the test.</summary>
    public bool HasGenerator { get; init; } = true;

    /// <summary>Whether the project has the implicit usings, which C# knows since version 10.</summary>
    public bool HasUsings { get; init; } = true;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Version { get; init; } = LanguageVersion.CSharp14;

    /// <summary>What the project references beside .NET and the runtime.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>What the project sets: <c>PublishAot</c> and its kind.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Fails unless exactly the marked diagnostics are reported, at exactly the marked spans. Returns them in order of place.</summary>
    public async Task<ImmutableArray<Diagnostic>> Verify(params string[] sources)
    {
        AnalyzerTest test = new();
        Prepare(test);
        Fill(test.TestState, sources);
        List<Diagnostic> found = [];
        test.DiagnosticVerifier = (diagnostic, _, _) => found.Add(diagnostic);
        await test.RunAsync();
        return [.. found];
    }

    /// <summary>Gives a test this project's settings.</summary>
    public void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
        test.SolutionTransforms.Add((solution, id) => solution
            .WithProjectCompilationOptions(id, TestCompilation.Options.WithOutputKind(OutputKind))
            .WithProjectParseOptions(id, TestCompilation.Parse(Version)));
        if (HasGenerator) test.SolutionTransforms.Add(static (solution, id) => solution.AddAnalyzerReference(id, Generator));
    }

    /// <summary>Gives a state of a test this project's files and references.</summary>
    public void Fill(SolutionState state, IEnumerable<string> sources)
    {
        state.OutputKind = OutputKind;
        state.AdditionalReferences.AddRange([.. HasRuntime ? TestCompilation.References : TestCompilation.References.RemoveAt(TestCompilation.References.Length - 1), .. References]);
        state.Sources.Add(("File0.cs", HasRuntime && HasUsings ? TestCompilation.Usings : ""));
        int number = 0;
        foreach (string source in sources) state.Sources.Add(($"File{++number}.cs", source));
        if (Properties.IsEmpty) return;
        string properties = string.Concat(Properties.Select(static property => $"build_property.{property.Key} = {property.Value}\n"));
        state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + properties));
    }

    /// <summary>The project with its generated code.</summary>
    public Compilation Compile(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(Version, NullableContextOptions.Enable, "User", References, sources);
        return GeneratorRun.On(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind))).Output;
    }

    /// <summary>What a build says of sources without marks, in order of place.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnose(params string[] sources)
    {
        List<Diagnostic> said = [];
        AnalyzerTest test = new();
        Prepare(test);
        Fill(test.TestState, sources);
        Project project = await test.OpenAsync();
        Compilation compilation = (await project.GetCompilationAsync())!;
        said.AddRange(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        said.AddRange(await compilation.WithAnalyzers(AllAnalyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());
        return [.. said.OrderBy(static found => (found.Location.SourceTree?.FilePath, found.Location.SourceSpan.Start, found.Id))];
    }

    /// <summary>All analyzers at once.</summary>
    private sealed class AnalyzerTest : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AllAnalyzers;

        /// <summary>The project as the test would look at it.</summary>
        public Task<Project> OpenAsync() => CreateProjectAsync(
            new Microsoft.CodeAnalysis.Testing.Model.EvaluatedProjectState(TestState, ReferenceAssemblies), [], default);
    }
}
