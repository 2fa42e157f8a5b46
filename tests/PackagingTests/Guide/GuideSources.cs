using System.Text.RegularExpressions;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests.Guide;

/// <summary>The snippets of the programs that are built and run by tests: what stands between a line that names one and the comment that ends it.</summary>
internal sealed partial class GuideSources
{
    private static readonly string[] Folders = ["samples", Path.Combine("tests", "PackagingTests", "Consumers")];
    private static readonly string[] Extensions = [".cs", ".fs", ".vb"];

    private readonly Dictionary<string, string> _texts = [];
    private readonly HashSet<string> _announced = [];
    private readonly HashSet<string> _projects = [];
    private readonly List<string> _misplaced = [];

    private GuideSources()
    {
        IEnumerable<string> files = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Extensions.Contains(Path.GetExtension(file)));
        foreach (string file in files) Read(Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file));
    }

    internal static GuideSources All { get; } = new();

    /// <summary>Each snippet's text, as far to the left as its marker.</summary>
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The folders of the projects that have them.</summary>
    internal IReadOnlySet<string> Projects => _projects;

    /// <summary>Those that say at run time that they begin.</summary>
    internal IReadOnlySet<string> Announced => _announced;

    /// <summary>Those in methods of the guide's program that do not: nothing would show that they ran.</summary>
    internal IReadOnlyList<string> Misplaced => _misplaced;

    private void Read(string file, string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (Start().Match(lines[i]) is not { Success: true } start) continue;
            string name = start.Groups["comment"].Success ? start.Groups["comment"].Value : start.Groups["call"].Value;
            int indentation = start.Groups["indentation"].Length;
            int end = Array.FindIndex(lines, i + 1, line => End().IsMatch(line));
            Assert.True(end > i, $"{file}:{i + 1}: the snippet '{name}' has no end.");
            Assert.DoesNotContain(lines[(i + 1)..end], line => Start().IsMatch(line));
            string text = string.Join('\n', lines[(i + 1)..end].Select(line => line.Length <= indentation ? line.TrimStart() : line[indentation..]));
            Assert.True(_texts.TryAdd(name, text), $"{file}:{i + 1}: there are two snippets '{name}'.");

            _projects.Add(Folders.Select(folder => Path.GetRelativePath(folder, file)).First(path => !path.StartsWith("..", StringComparison.Ordinal)).Split(Path.DirectorySeparatorChar)[0]);
            if (start.Groups["call"].Success) _announced.Add(name);
            else if (file.StartsWith(Path.Combine("samples", "Guide"), StringComparison.Ordinal) && indentation > 4) _misplaced.Add($"{file}:{i + 1}");
            i = end;
        }
    }

    [GeneratedRegex("""^(?<indentation> *)(?:(?://|') snippet: (?<comment>[\w-]+)|Snippet\.Begin\("(?<call>[\w-]+)"\);)$""")]
    private static partial Regex Start();

    [GeneratedRegex("^ *(?://|') end snippet$")]
    private static partial Regex End();
}
