using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Each diagnostic has a page; what the page calls a violation is one, and what it calls the fix has none.</summary>
public sealed partial class DiagnosticTests
{
    public static TheoryData<string> Ids => [.. PoolRules.All.Select(static descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task A_page_shows_a_violation_and_its_fix(string id)
    {
        string page = Golden.Source($"docs/diagnostics/{id}.md");
        string[] snippets = [.. Snippet().Matches(page).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, snippets.Length);
        Assert.StartsWith($"# {id}: {PoolRules.All.Single(descriptor => descriptor.Id == id).Title}\n", page, StringComparison.Ordinal);
        Assert.Equal([id], await Analyze(id, snippets[0], isFixed: false));
        Assert.Empty(await Analyze(id, snippets[1], isFixed: true));

        // Only where stubs are called, which is spelled otherwise before C# 14, is one version enough.
        if (id == PoolRules.BehindAlias.Id) Assert.NotEmpty((AnalyzerVerifier.Library with { References = [Geometry("global", "Geo")] }).Compile(snippets[1]).SyntaxTrees);
        else if (NeedsWeb(id)) Assert.NotEmpty(AnalyzerVerifier.Web.Compile(snippets[1]).SyntaxTrees);
        else if (PoolRules.Definition.Any(descriptor => descriptor.Id == id)) GeneratorRun.Compile(snippets[1]);
        else GeneratorRun.Generate(snippets[1]).AssertNoWarnings();
    }

    [Fact]
    public async Task A_pragma_silences_one()
    {
        const string Source = "public class Work\n{\n#pragma warning disable POOL001\n    [PoolTask] public int Run(int x) => x;\n#pragma warning restore POOL001\n}";
        Assert.Empty(await AnalyzerVerifier.Library.Verify(Source));
    }

    [Fact]
    public async Task A_build_with_one_mistake_of_each_kind_tells_a_stranger_what_to_do()
    {
        AnalyzerVerifier project = AnalyzerVerifier.Trimmed with { References = TestCompilation.WebReferences };
        ImmutableArray<Diagnostic> found = await project.Diagnose(Golden.Input("Mistakes"));
        Golden.AssertText("Mistakes/Build.txt", string.Concat(found.Select(static diagnostic => CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture) + "\n")));
        // Three are mistakes of the project, and not of its sources.
        Assert.Equal(
            PoolRules.All.Select(static descriptor => descriptor.Id).Except([PoolRules.OldLanguage.Id, PoolRules.BehindAlias.Id, UsageRules.VersionMismatch.Id]),
            found.Select(static diagnostic => diagnostic.Id).Where(static id => !id.StartsWith("CS", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Distinct());
    }

    [Fact]
    public void Ids_are_given_once_in_order_and_each_links_to_its_page()
    {
        string[] ids = [.. PoolRules.All.Select(static descriptor => descriptor.Id)];
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(PoolRules.All, static descriptor => Assert.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_id_has_a_release_note_a_message_that_says_what_to_do_and_a_test_at_its_span(string id)
    {
        DiagnosticDescriptor descriptor = PoolRules.All.Single(descriptor => descriptor.Id == id);
        string notes = Golden.Source("src/Generator/AnalyzerReleases.Unshipped.md") + Golden.Source("src/Generator/AnalyzerReleases.Shipped.md");
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | [{descriptor.Title}](../../docs/diagnostics/{id}.md)\n", notes, StringComparison.Ordinal);
        Assert.Contains(": ", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (id == UsageRules.VersionMismatch.Id) return; // A mistake of the project has no span.
        Assert.Contains(Golden.Sources("tests/GeneratorTests"), text => Regex.IsMatch(text, $@"\{{\|(POOL\d+,)*{id}[,:]"));
    }

    private static async Task<IEnumerable<string>> Analyze(string id, string source, bool isFixed)
    {
        AnalyzerVerifier project = NeedsWeb(id) ? AnalyzerVerifier.Web : AnalyzerVerifier.Library;
        if (id == UsageRules.MissingTryRun.Id) project = AnalyzerVerifier.Trimmed;
        if (id == PoolRules.OldLanguage.Id) project = project with { Version = isFixed ? LanguageVersion.CSharp12 : LanguageVersion.CSharp11 };
        if (id == UsageRules.VersionMismatch.Id) project = project with { References = isFixed ? [] : [TestCompilation.Reference("PoolGen.Hosting", "[assembly: System.Reflection.AssemblyInformationalVersion(\"0.0.9\")]")] };
        if (id == PoolRules.BehindAlias.Id) project = project with { References = [isFixed ? Geometry("global", "Geo") : Geometry("Geo")] };
        // Beside an error of the compiler's stands what to write instead.
        bool isBeside = Array.Exists([UsageRules.AmbiguousClasses.Id, UsageRules.NoSuchCall.Id, UsageRules.UnboundInitializer.Id], beside => beside == id);
        return (await project.Diagnose(source)).Select(static diagnostic => diagnostic.Id)
            .Where(found => !isBeside || isFixed || !found.StartsWith("CS", StringComparison.Ordinal))
            .Distinct();
    }

    private static bool NeedsWeb(string id) => id == UsageRules.RouteHandler.Id || id == UsageRules.ActionResult.Id;

    private static MetadataReference Geometry(params string[] aliases) =>
        TestCompilation.Reference("Geometry", "namespace Geometry; public class Point { public int X { get; set; } }", aliases: aliases);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
