using System.Text.RegularExpressions;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>The generator's rooms and the direction of the arrows between them: no circle, and the table in the documentation is this one.</summary>
public sealed partial class GeneratorArchitectureTests
{
    // Each room and those that it may use, beside the names at the root. A room stands behind those that use it.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Rules"] = [],
        ["Model"] = [],
        ["Emission"] = ["Model"],
        ["Parsing"] = ["Model", "Rules"],
        ["Diagnostics"] = ["Parsing", "Model", "Rules"],
        ["Usage"] = ["Parsing", "Rules"],
        ["CodeFixes"] = ["Parsing", "Model", "Rules", "Usage"],
    };

    [Fact]
    public void Each_room_uses_only_the_rooms_behind_it()
    {
        List<string> wrong = [];
        foreach (string path in Sources())
        {
            if (RoomOf(path) is not { } room) continue;
            foreach (string used in RoomNames().Matches(Golden.Source(path)).Select(static match => match.Groups["room"].Value).Distinct(StringComparer.Ordinal))
            {
                if (used != room && Arrows.ContainsKey(used) && !Arrows[room].Contains(used)) wrong.Add($"{path} uses {used}");
            }
        }

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void Every_folder_is_a_room() => Assert.Equal(
        Arrows.Keys.Order(StringComparer.Ordinal),
        Sources().Select(RoomOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_arrows_have_no_circle()
    {
        HashSet<string> behind = new(StringComparer.Ordinal);
        foreach ((string room, string[] used) in Arrows)
        {
            Assert.Subset(behind, new HashSet<string>(used, StringComparer.Ordinal));
            behind.Add(room);
        }
    }

    [Fact]
    public void The_documentation_names_every_room()
    {
        string page = Golden.Source("docs/architecture.md");
        Assert.All(Arrows.Keys, room => Assert.Contains($"\n| `{room}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() => Golden.Files("src/Generator", "*.cs").Concat(Golden.Files("src/CodeFixes", "*.cs"));

    private static string? RoomOf(string path)
    {
        string[] parts = path.Split('/');
        return parts[1] == "CodeFixes" ? parts[1] : parts.Length > 3 ? parts[2] : null;
    }

    // "Model" is also what semantic models are called.
    [GeneratedRegex(@"PoolGen\.Generator\.(?<room>Rules|Model|Emission|Parsing|Diagnostics|Usage|CodeFixes)\b|[ (!<](?<room>Rules|Emission|Parsing|Diagnostics|Usage|CodeFixes)\.[A-Z]")]
    private static partial Regex RoomNames();
}
