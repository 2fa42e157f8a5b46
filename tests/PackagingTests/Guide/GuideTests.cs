using System.Text.RegularExpressions;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests.Guide;

/// <summary>The pages of docs/guide say nothing that is not compiled and run. Set POOLGEN_UPDATE=1 to write snippets and outputs anew.</summary>
public sealed partial class GuideTests
{
    private static readonly bool Updates = Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1";

    /// <summary>Languages of programs, whose blocks are snippets.</summary>
    private static readonly string[] Compiled = ["csharp", "fsharp", "vb"];

    /// <summary>The language of what they print.</summary>
    private const string Printed = "text";

    /// <summary>Languages of everything else.</summary>
    private static readonly string[] NotCompiled = ["console", "python"];

    [Fact]
    public void Every_block_of_code_is_a_snippet_of_a_program_that_is_run()
    {
        Assert.All(GuidePage.Fences, fence =>
        {
            Assert.True(fence.Language == Printed || Compiled.Concat(NotCompiled).Contains(fence.Language), $"{fence.Place}: '{fence.Language}' is not one of the guide's languages.");
            Assert.True(
                Compiled.Contains(fence.Language) == fence.Snippet is not null,
                $"{fence.Place}: a block of code, and no other block, has '<!-- snippet: name -->' on the line before.");
            Assert.True(
                fence.Language == Printed == fence.OutputOf is not null,
                $"{fence.Place}: a block of text, and no other block, has '<!-- output: name -->' on the line before.");
        });
        Assert.All(GuidePage.All, page => Assert.Empty(page.HiddenCode()));
    }

    [Fact]
    public void Every_output_is_that_of_a_snippet_whose_output_a_test_reads() =>
        Assert.Empty(GuidePage.Fences.Select(fence => fence.OutputOf).OfType<string>().Except([.. GuideSources.All.Announced, .. GuideConsumerTests.Snippets]));

    [Fact]
    public void Every_snippet_is_the_text_of_its_program()
    {
        IReadOnlyDictionary<string, string> texts = GuideSources.All.Texts;
        if (Updates) UpdateFences(fence => fence.Snippet is { } name ? texts.GetValueOrDefault(name) : null);
        else Assert.All(GuidePage.Fences.Where(fence => fence.Snippet is not null), fence => Assert.Equal(texts.GetValueOrDefault(fence.Snippet!), fence.Text));
    }

    [Fact]
    public void Every_snippet_of_the_programs_is_on_a_page_once() =>
        Assert.Equal(GuideSources.All.Texts.Keys.Order(), GuidePage.Fences.Select(fence => fence.Snippet).OfType<string>().Order());

    /// <summary>By a test here that has its name, or by a test project of its own.</summary>
    [Fact]
    public void Every_program_with_snippets_is_run_by_a_test()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "PackagingTests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "PoolGen.sln"));
        Assert.All(GuideSources.All.Projects, project =>
        {
            string testProject = project.EndsWith(".Tests", StringComparison.Ordinal) ? project : project + ".Tests";
            Assert.True(
                tests.Contains($"\"{project}\"", StringComparison.Ordinal) || solution.Contains($"{testProject}.csproj", StringComparison.Ordinal),
                $"No test runs '{project}'.");
        });
    }

    [Fact]
    public void Every_snippet_in_a_method_says_when_it_runs() => Assert.Empty(GuideSources.All.Misplaced);

    [Fact]
    public void The_guides_program_prints_what_the_pages_say()
    {
        ProgramRun run = ProgramRun.Of(Repository.Root, new Dictionary<string, string>(), "dotnet", Repository.SampleLibrary("Guide")).Succeeded().LeftNoWorkers();
        Dictionary<string, string> printed = run.Output.TrimEnd('\n').Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', 2))
            .ToDictionary(part => part[0], part => part[1].TrimEnd('\n'));
        Assert.Equal(GuideSources.All.Announced.Order(), printed.Keys.Order());

        if (Updates) UpdateFences(fence => fence.OutputOf is { } name ? printed.GetValueOrDefault(name) : null);
        else Assert.All(printed, pair => Assert.Equal(GuideOutput.Of(pair.Key), pair.Value));
    }

    [Fact]
    public void Every_page_is_in_the_index()
    {
        GuidePage index = GuidePage.All.Single(page => page.Name == "README.md");
        Assert.Equal(GuidePage.All.Select(page => page.Name).Where(name => name != index.Name), index.Links.Where(link => !link.Contains('/', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_link_leads_somewhere() => Assert.All(GuidePage.All, page => Assert.All(page.Links, link =>
    {
        if (link.StartsWith("https://", StringComparison.Ordinal)) return;
        string[] parts = link.Split('#');
        string file = parts[0].Length == 0 ? page.Name : parts[0];
        string path = Path.GetFullPath(Path.Combine(GuidePage.Folder, file));
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{page.Name}: there is no '{link}'.");
        if (parts.Length == 2 && GuidePage.All.SingleOrDefault(other => other.Name == file) is { } target)
        {
            Assert.True(target.HasHeading(parts[1]), $"{page.Name}: there is no heading for '{link}'.");
        }
    }));

    /// <summary>Relative links are dead where the package's page is shown; the diagnostics' pages are linked from editors, by the same address.</summary>
    [Fact]
    public void The_packages_readme_links_the_guide_by_the_address_that_diagnostics_have()
    {
        string diagnostics = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Generator"), "*.cs", SearchOption.AllDirectories)
            .Select(file => DiagnosticsAddress().Match(File.ReadAllText(file)).Groups[1].Value)
            .Single(address => address.Length > 0);
        string guide = diagnostics.Replace("/diagnostics/", "/guide/", StringComparison.Ordinal);
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] pages = [.. readme.Split(guide).Skip(1).Select(rest => rest.Split(')')[0])];
        Assert.Contains("README.md", pages);
        Assert.All(pages, page => Assert.True(File.Exists(Path.Combine(GuidePage.Folder, page)), page));
        Assert.DoesNotContain("](docs/guide", readme, StringComparison.Ordinal);
    }

    private static void UpdateFences(Func<GuideFence, string?> newText)
    {
        foreach (GuidePage page in GuidePage.All) page.Update(newText);
    }

    [GeneratedRegex("\"(https://[^\"]+/docs/diagnostics/)\"")]
    private static partial Regex DiagnosticsAddress();
}
