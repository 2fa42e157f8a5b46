using System.Globalization;
using System.Text;

namespace PoolGen.Mutation;

/// <summary>The part of <c>docs/testing.md</c> that this program writes: figures for each room, and every mutant that no test has seen, with its reason.</summary>
internal static class Report
{
    private const string Begin = "<!-- mutation: begin -->";
    private const string End = "<!-- mutation: end -->";

    internal static void Write(string root, int seed, TrialBook book)
    {
        string path = Path.Combine(root, "docs", "testing.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, page[..begin] + Section(root, seed, book) + page[end..]);
    }

    private static string Section(string root, int seed, TrialBook book)
    {
        string commit = Commands.Run(root, "git", ["rev-parse", "--short", "HEAD"], TimeSpan.FromSeconds(10)).Output.Trim();
        Dictionary<string, string> reasons = Reasons(Path.Combine(root, "tests", "Mutation", "survivors.md"));
        var text = new StringBuilder($"\n\nSeed {seed}, commit {commit}.\n\n| room | tried | killed | timed out | survived | not reached | seen |\n|---|---|---|---|---|---|---|\n");
        foreach (Room room in Room.All) Row(text, room.Name, [.. book.Trials.Where(trial => trial.Mutant.Room == room.Name)]);
        Row(text, "**all**", [.. book.Trials]);
        text.Append("\n| survivor | reason |\n|---|---|\n");
        foreach (Trial trial in book.Trials.Where(static trial => !trial.IsSeen).OrderBy(static trial => trial.Mutant.Key, StringComparer.Ordinal))
        {
            Mutant mutant = trial.Mutant;
            string reason = reasons.GetValueOrDefault(mutant.Key, "**open**");
            text.Append(CultureInfo.InvariantCulture, $"| `{Path.GetFileName(mutant.File)}`: `{Cell(mutant.Was)}` → `{Cell(mutant.Becomes)}` | {reason} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static void Row(StringBuilder text, string name, Trial[] trials)
    {
        if (trials.Length == 0) return;
        int Count(Outcome outcome) => trials.Count(trial => trial.Outcome == outcome);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {trials.Length} | {Count(Outcome.Killed)} | {Count(Outcome.TimedOut)} | {Count(Outcome.Survived)} | {Count(Outcome.NotReached)} | {100.0 * trials.Count(static trial => trial.IsSeen) / trials.Length:F1} % |\n");
    }

    // "- key" with the reason on the next line, indented.
    private static Dictionary<string, string> Reasons(string file)
    {
        var reasons = new Dictionary<string, string>();
        string? key = null;
        foreach (string line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (line.StartsWith("- ", StringComparison.Ordinal)) key = line[2..];
            else if (key is not null && line.StartsWith("  ", StringComparison.Ordinal)) reasons[key] = line.Trim();
        }

        return reasons;
    }

    private static string Cell(string code) => code.Replace("|", "\\|", StringComparison.Ordinal);
}
