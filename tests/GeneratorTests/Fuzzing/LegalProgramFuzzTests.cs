using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator;
using PoolGen.GeneratorTests.Kit;
using Xunit.Abstractions;

namespace PoolGen.GeneratorTests.Fuzzing;

/// <summary>Programs of a grammar: what compiles without the package compiles with it, or a diagnostic says why, and no task is dropped in silence.</summary>
/// <remarks><c>POOLGEN_SEED</c> begins at another program, <c>POOLGEN_PROGRAMS</c> says how many are tried.</remarks>
[Trait("Category", "Slow")]
public sealed class LegalProgramFuzzTests(ITestOutputHelper output)
{
    private static readonly CSharpCompilation Empty = TestCompilation.Create();

    private static readonly LanguageVersion[] Versions = [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14];

    [Fact]
    public async Task Any_legal_program_compiles_or_is_told_why_not()
    {
        int first = Number("POOLGEN_SEED") ?? 1;
        int count = Number("POOLGEN_PROGRAMS") ?? 200;
        int legal = 0;
        int sound = 0;
        for (int seed = first; seed < first + count; seed++)
        {
            string text = new ProgramGrammar(seed).Compose();
            LanguageVersion version = Versions[seed % Versions.Length];
            CSharpCompilation program = Empty.RemoveAllSyntaxTrees().AddSyntaxTrees(
                TestCompilation.Tree(TestCompilation.Usings, version, "Usings.cs"), TestCompilation.Tree(text, version, "Program.cs"));
            if (program.GetDiagnostics().Any(static found => found.Severity == DiagnosticSeverity.Error)) continue;
            legal++;
            (string? wrong, bool isReported) = await Try(program, version);
            if (wrong is not null) Assert.Fail($"POOLGEN_SEED={seed} POOLGEN_PROGRAMS=1, {version}: {wrong}\n{text}");
            if (!isReported) sound++;
        }

        output.WriteLine($"{count} programs, {legal} of them legal, {sound} without a diagnostic.");
        // A grammar that makes nothing legal would prove nothing.
        if (count >= 100) Assert.InRange(sound, count / 10, count);
    }

    /// <summary>What is wrong, if anything is, and whether a diagnostic stops the build.</summary>
    private static async Task<(string? Wrong, bool IsReported)> Try(CSharpCompilation program, LanguageVersion version)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PoolTaskGenerator().AsSourceGenerator()], parseOptions: TestCompilation.Parse(version));
        driver = driver.RunGeneratorsAndUpdateCompilation(program, out Compilation built, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is not null) return (result.Exception.ToString(), false);
        Diagnostic? error = built.GetDiagnostics().FirstOrDefault(static found => found.Severity == DiagnosticSeverity.Error);
        if (error is not null) return ($"{error}\n{error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}", false);

        ImmutableArray<Diagnostic> said = await built.WithAnalyzers(AnalyzerVerifier.AllAnalyzers).GetAnalyzerDiagnosticsAsync();
        if (said.FirstOrDefault(static found => found.Id == "AD0001") is { } crash) return (crash.ToString(), false);
        List<Diagnostic> reported = [.. said.Where(static found => found.Severity == DiagnosticSeverity.Error)];
        return (FindSilent(program, reported, string.Concat(result.GeneratedSources.Select(static source => source.SourceText.ToString()))), reported.Count > 0);
    }

    /// <summary>A task that is neither emitted nor reported, itself or a class around it.</summary>
    private static string? FindSilent(CSharpCompilation program, List<Diagnostic> reported, string emitted)
    {
        IEnumerable<MethodDeclarationSyntax> tasks = program.SyntaxTrees.Last().GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(static method => method.AttributeLists.Any(static list => list.ToString().Contains("PoolTask", StringComparison.Ordinal)))
            .Where(method => !reported.Exists(found => method.Span.Contains(found.Location.SourceSpan)
                || method.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.Identifier.Span == found.Location.SourceSpan)));
        foreach (IGrouping<string, MethodDeclarationSyntax> alike in tasks.GroupBy(static method => $"{((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText}.{method.Identifier.ValueText}"))
        {
            int found = emitted.Split($"\"{alike.Key}\", global::PoolGen.CompilerServices.PayloadTraits").Length - 1;
            if (found < alike.Count()) return $"{alike.Key} is dropped in silence: {alike.Count()} declared, {found} emitted";
        }

        return null;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : null;
}
