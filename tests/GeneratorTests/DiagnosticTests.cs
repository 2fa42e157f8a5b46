using System.Text.RegularExpressions;
using PoolGen.Generator.Diagnostics;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Each diagnostic has a page; what the page calls a violation is one, and what it calls the fix has none.</summary>
public sealed partial class DiagnosticTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(static descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task A_page_shows_a_violation_and_its_fix(string id)
    {
        string page = Golden.Document($"diagnostics/{id}.md");
        string[] snippets = [.. Snippet().Matches(page).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, snippets.Length);
        Assert.StartsWith($"# {id}: {Descriptors.All.Single(descriptor => descriptor.Id == id).Title}\n", page, StringComparison.Ordinal);
        Assert.Equal([id], await Analyze(snippets[0]));
        Assert.Empty(await Analyze(snippets[1]));
        GeneratorRun.Compile(snippets[1]);
    }

    [Fact]
    public async Task A_pragma_silences_one()
    {
        const string Source = "public class Work\n{\n#pragma warning disable POOL001\n    [PoolTask] public int Run(int x) => x;\n#pragma warning restore POOL001\n}";
        Assert.Empty(await AnalyzerVerifier.Library.Verify(Source));
    }

    [Fact]
    public void Ids_are_given_once_in_order_and_each_links_to_its_page()
    {
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(static number => $"POOL{number:000}"), Descriptors.All.Select(static descriptor => descriptor.Id));
        Assert.All(Descriptors.All, static descriptor => Assert.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> Analyze(string source) =>
        (await AnalyzerVerifier.Library.Diagnose(AnalyzerVerifier.Library.Compile(source))).Select(static diagnostic => diagnostic.Id);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
