using System.Globalization;
using PoolGen.Benchmarks.Workloads;

namespace PoolGen.Benchmarks.Dashboard;

/// <summary>The part of docs/performance.md that says what an open page costs.</summary>
internal static class DashboardSection
{
    private const string Begin = "<!-- dashboard: written by `dotnet run -c Release --project benchmarks/Dashboard`, do not edit -->";
    private const string End = "<!-- end of dashboard -->";
    private const string Next = "<!-- codec: ";
    private const double Least = 0.98;

    public static string Render(IReadOnlyList<Pair> pairs, int tasks)
    {
        double ratio = Statistics.Median(pairs.Select(static pair => pair.Ratio));
        double error = Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.Ratio - pairs.Average(static one => one.Ratio), 2)) / Math.Max(1, pairs.Count - 1) / pairs.Count);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Begin}

            ## What an open page of the dashboard costs

            P2 ({tasks:N0} calls a turn) while nobody looks at the dashboard, and while somebody reads what an open page reads: events, failures and timeline. {pairs.Count} pairs of turns on one pool, one after the other; medians, with the least and the most in brackets.

            | nobody looks | page open | of nobody's | must reach |
            |---|---|---|---|
            | {Cell(pairs.Select(static pair => pair.Alone))} k/s | {Cell(pairs.Select(static pair => pair.Read))} k/s | {ratio:0.000} (± {1.96 * error:0.000} of the mean, 95 %) | ≥ {Least}: {(ratio >= Least ? "met" : "**not met**")} |

            {End}

            """);
    }

    /// <summary>Puts it into the document, in the place of an earlier one, before the codec's or at the end.</summary>
    public static void PutInto(string page, string section)
    {
        string text = File.ReadAllText(page);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        if (begin >= 0)
        {
            int end = text.IndexOf(End, begin, StringComparison.Ordinal) + End.Length + 1;
            File.WriteAllText(page, string.Concat(text.AsSpan(0, begin), section, text.AsSpan(Math.Min(end, text.Length))));
            return;
        }

        int place = text.IndexOf(Next, StringComparison.Ordinal);
        File.WriteAllText(page, place < 0 ? $"{text}\n{section}" : string.Concat(text.AsSpan(0, place), section, "\n", text.AsSpan(place)));
    }

    private static string Cell(IEnumerable<double> rates)
    {
        double[] all = [.. rates];
        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(all):N0} ({all.Min():N0}–{all.Max():N0})");
    }
}
