using System.Text;
using System.Text.RegularExpressions;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests.Guide;

/// <summary>A page of docs/guide: its fenced blocks, and its links.</summary>
internal sealed partial class GuidePage
{
    private readonly string _path;
    private readonly string[] _lines;

    private GuidePage(string path)
    {
        _path = path;
        _lines = File.ReadAllText(path).Split('\n');
    }

    internal static string Folder { get; } = Path.Combine(Repository.Root, "docs", "guide");

    /// <summary>All pages, as they are now.</summary>
    internal static GuidePage[] All => [.. Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(path => new GuidePage(path))];

    /// <summary>All blocks of all pages.</summary>
    internal static IEnumerable<GuideFence> Fences => All.SelectMany(page => page.Read(_ => null).Fences);

    internal string Name => Path.GetFileName(_path);

    /// <summary>The addresses of its links.</summary>
    internal IEnumerable<string> Links => Link().Matches(string.Join('\n', _lines)).Select(match => match.Groups[1].Value);

    /// <summary>Whether it has a heading that a link can name: lower case, hyphens for spaces, no punctuation.</summary>
    internal bool HasHeading(string anchor) => _lines.Any(line =>
        line.StartsWith('#') && NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-') == anchor);

    /// <summary>Lines outside fences that a reader sees as code all the same: indented ones, and fences in lists, in quotations or of another kind.</summary>
    internal IEnumerable<string> HiddenCode() => Read(_ => null).Outside.Where(line => HidesCode().IsMatch(line));

    /// <summary>Writes the page with other texts in its fences, where there are any.</summary>
    internal void Update(Func<GuideFence, string?> newText) => File.WriteAllText(_path, Read(newText).Page);

    private (List<GuideFence> Fences, List<string> Outside, string Page) Read(Func<GuideFence, string?> newText)
    {
        List<GuideFence> fences = [];
        List<string> outside = [];
        var page = new StringBuilder();
        for (int i = 0; i < _lines.Length; i++)
        {
            Append(_lines[i], i);
            if (!_lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                outside.Add(_lines[i]);
                continue;
            }

            int end = Array.FindIndex(_lines, i + 1, line => line == "```");
            Assert.True(end > i, $"{Name}:{i + 1}: this fence has no end.");
            string marker = i > 0 && Marker().Match(_lines[i - 1]) is { Success: true } match ? match.Groups[1].Value : "";
            var fence = new GuideFence($"{Name}:{i + 1}", _lines[i][3..], marker, string.Join('\n', _lines[(i + 1)..end]));
            fences.Add(fence);
            page.Append(newText(fence) ?? fence.Text).Append('\n');
            Append(_lines[end], end);
            i = end;
        }

        return (fences, outside, page.ToString());

        void Append(string line, int index) => page.Append(line).Append(index == _lines.Length - 1 ? "" : "\n");
    }

    [GeneratedRegex(@"^<!-- (.+) -->$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(\t| {4}|[\s>*+\-\d.]+(```|~~~)|~~~)|<(pre|code)")]
    private static partial Regex HidesCode();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
