using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Compares what analyzers and compiler say of a user's project with the marks in its source, in both directions.</summary>
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

    /// <summary>A class library, and all analyzers.</summary>
    public static AnalyzerVerifier Library { get; } = new();

    /// <summary>A program, and all analyzers.</summary>
    public static AnalyzerVerifier Program { get; } = new() { OutputKind = OutputKind.ConsoleApplication };

    /// <summary>A program that is published trimmed.</summary>
    public static AnalyzerVerifier Trimmed { get; } = Program with { Properties = Program.Properties.Add("PublishTrimmed", "true") };

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = AllAnalyzers;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Version { get; init; } = LanguageVersion.CSharp14;

    /// <summary>What the project references beside .NET and the runtime.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>What the project sets: <c>PublishAot</c> and its kind.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What <c>.editorconfig</c> makes of ids.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>Fails unless exactly the marked diagnostics are reported, at exactly the marked spans. Returns them in order of place.</summary>
    public async Task<ImmutableArray<Diagnostic>> Verify(params string[] sources)
    {
        ImmutableArray<MarkupSource> marked = MarkupSource.ParseAll(sources);
        Compilation compilation = Compile([.. marked.Select(static source => source.Text)]);
        ImmutableArray<Diagnostic> found = await Diagnose(compilation);

        // The first tree is the one of the usings, and what was generated comes last.
        List<SyntaxTree> trees = [.. compilation.SyntaxTrees.Skip(1)];
        MarkedSpan[] actual = [.. found.Select(diagnostic => new MarkedSpan(trees.IndexOf(diagnostic.Location.SourceTree!), diagnostic.Id, diagnostic.Location.SourceSpan))];
        string[] texts = [.. trees.Select(static tree => tree.ToString())];
        string? difference = Difference(texts, sources.Length, [.. marked.SelectMany(static source => source.Spans)], actual);
        if (difference is not null) Assert.Fail(difference + "\nMessages:\n" + string.Join("\n", found));
        return found;
    }

    /// <summary>The project with its generated code.</summary>
    public Compilation Compile(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(Version, NullableContextOptions.Enable, "User", References, sources);
        CSharpCompilationOptions options = compilation.Options
            .WithOutputKind(OutputKind)
            .WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItems(Severities));
        return GeneratorRun.On(compilation.WithOptions(options)).Output;
    }

    /// <summary>What is reported of a project, in order of place.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnose(Compilation compilation)
    {
        var options = new AnalyzerOptions([], new ProjectOptions(Properties));
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        IEnumerable<Diagnostic> errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        List<SyntaxTree> trees = [.. compilation.SyntaxTrees];
        return [.. errors.Concat(reported).OrderBy(found => (trees.IndexOf(found.Location.SourceTree!), found.Location.SourceSpan.Start, found.Id))];
    }

    /// <summary>What differs, as text, or null.</summary>
    private static string? Difference(string[] texts, int files, IReadOnlyCollection<MarkedSpan> expected, IReadOnlyCollection<MarkedSpan> actual)
    {
        List<MarkedSpan> missing = Without(expected, actual);
        List<MarkedSpan> extra = Without(actual, expected);
        if (missing.Count + extra.Count == 0) return null;

        List<string> lines = ["What is reported is not what is marked:"];
        foreach (MarkedSpan mark in missing)
        {
            MarkedSpan? moved = extra.Find(other => (other.File, other.Id) == (mark.File, mark.Id));
            if (moved is not null) extra.Remove(moved);
            lines.Add(moved is null
                ? $"  missing: {Describe(texts, mark)}"
                : $"  displaced: {Describe(texts, mark)} was reported as {Describe(texts, moved)}");
        }

        lines.AddRange(extra.Select(mark => $"  extra: {Describe(texts, mark)}"));
        lines.Add("As reported:");
        lines.AddRange(texts.Take(files).Select((text, file) => MarkupSource.Format(text, actual.Where(mark => mark.File == file))));
        return string.Join('\n', lines);
    }

    private static List<MarkedSpan> Without(IEnumerable<MarkedSpan> marks, IEnumerable<MarkedSpan> others)
    {
        // One for one: the same diagnostic reported twice is an extra one.
        List<MarkedSpan> left = [.. marks];
        foreach (MarkedSpan other in others) left.Remove(other);
        return left;
    }

    private static string Describe(string[] texts, MarkedSpan mark)
    {
        if (mark.File < 0) return $"{mark.Id} outside of the sources";
        LinePosition place = SourceText.From(texts[mark.File]).Lines.GetLinePosition(mark.Span.Start);
        return $"{mark.Id} at file {mark.File} ({place.Line + 1},{place.Character + 1}) '{texts[mark.File].Substring(mark.Span.Start, mark.Span.Length)}'";
    }
}
