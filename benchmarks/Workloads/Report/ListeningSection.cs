using System.Globalization;
using System.Text;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The part of the document that says what listeners cost.</summary>
internal static class ListeningSection
{
    private const string Begin = "<!-- listening: written by `dotnet run -c Release --project benchmarks/Workloads -- --listening`, do not edit -->";
    private const string End = "<!-- end of listening -->";

    private static readonly (string Workload, string Contender, string Text, Func<double, double, bool> IsMet)[] Limits =
    [
        ("P1", Contender.Metrics, "at most 0.3 µs more", static (nobody, listening) => listening - nobody <= 0.3),
        ("P2", Contender.Metrics, "≥ 0.85 of the rate", static (nobody, listening) => listening >= 0.85 * nobody),
        ("P3", Contender.Metrics, "≥ 0.95 of the rate", static (nobody, listening) => listening >= 0.95 * nobody),
        ("P2", Contender.Traces, "≥ 200 k/s", static (_, listening) => listening >= 200),
    ];

    public static string Render(BenchmarkDocument document)
    {
        StringBuilder text = new();
        text.Append(Begin).Append("\n\n## What listeners cost\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The same pool while nobody listens, while a `MeterListener` hears all instruments, and while an `ActivityListener` records each trace. Measured on {document.Date} at {document.Commit}, on {document.Machine.Cores} × {document.Machine.Processor}, in turns. Figures are medians, with the least and the most in brackets; the last columns compare medians.\n\n");
        if (document.Quick) text.Append("**A quick run with small sizes: nothing is to be concluded from it.**\n\n");
        text.Append("| | figure | nobody listens | metrics listening | of nobody's | sampled traces | of nobody's |\n|---|---|---|---|---|---|---|\n");
        foreach (string id in Limits.Select(static limit => limit.Workload).Distinct())
        {
            Workload workload = WorkloadCatalog.Find(id);
            Line line = workload.Lines[0];
            FigureLookup figures = new(document, id, line.Key);
            text.Append(CultureInfo.InvariantCulture, $"| {id} | {line.Title} | {Cell(figures, Contender.PoolGen, line)} |");
            foreach (string contender in (string[])[Contender.Metrics, Contender.Traces])
            {
                string ratio = figures is { Ours: { } nobody } && figures.Of(contender) is { } listening ? FigureText.Of(listening / nobody) : "";
                text.Append(CultureInfo.InvariantCulture, $" {Cell(figures, contender, line)} | {ratio} |");
            }

            text.Append('\n');
        }

        text.Append("\n| | | must reach |\n|---|---|---|\n");
        foreach ((string workload, string contender, string limit, Func<double, double, bool> isMet) in Limits)
        {
            FigureLookup figures = new(document, workload, WorkloadCatalog.Find(workload).Lines[0].Key);
            string verdict = figures.Ours is not { } nobody || figures.Of(contender) is not { } listening ? "open" : isMet(nobody, listening) ? "met" : "**not met**";
            text.Append(CultureInfo.InvariantCulture, $"| {workload} | {document.Names[contender]} | {limit}: {verdict} |\n");
        }

        return text.Append('\n').Append(End).Append('\n').ToString();
    }

    /// <summary>Puts the part into a document, in the place of an earlier one or before the codec's.</summary>
    public static string PutInto(string document, string section)
    {
        int begin = document.IndexOf(Begin, StringComparison.Ordinal);
        if (begin >= 0)
        {
            int end = document.IndexOf(End, begin, StringComparison.Ordinal) + End.Length + 1;
            return string.Concat(document.AsSpan(0, begin), section, document.AsSpan(Math.Min(end, document.Length)));
        }

        int place = KeptSections.FirstOf(document);
        return place < 0 ? $"{document}\n{section}" : string.Concat(document.AsSpan(0, place), section, "\n", document.AsSpan(place));
    }

    private static string Cell(FigureLookup figures, string contender, Line line)
    {
        double[] values = figures.All(contender);
        if (values.Length == 0) return "";
        string cell = FigureText.Of(Statistics.Median(values), line.Unit);
        return values.Length == 1 ? cell : $"{cell} ({FigureText.Of(values.Min())}–{FigureText.Of(values.Max())})";
    }
}
