using Spectre.Console;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The table of ratios on the console.</summary>
internal static class ConsoleReport
{
    private const int MinimumWidth = 180;

    public static void Print(BenchmarkDocument document)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("", "figure", "contender", "median", "PoolGen is better by", "reach", "aim");
        foreach (ReportSection section in ReportSection.Of(document))
        {
            foreach (ReportRow row in section.Rows)
            {
                bool ours = row == section.Ours;
                table.AddRow(
                    Plain(ours ? section.Workload.Id : ""),
                    Plain(row == section.Rows[0] ? section.Line.Title : ""),
                    Plain(row.Name),
                    Plain(FigureText.Of(row.Median, section.Line.Unit)),
                    Plain(ours || row.Advantage is not { } advantage ? "" : $"{FigureText.Of(advantage)} ×"),
                    Plain(ours ? section.Reach : ""),
                    Plain(ours ? section.Aim : ""));
            }
        }

        // A file or a pipe has no width of its own.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, MinimumWidth);
        AnsiConsole.Write(table);
        foreach (Measurement failed in document.Failures)
        {
            Console.WriteLine($"FAILED {failed.Workload} {failed.Contender}: {failed.Failure}");
        }
    }

    private static Text Plain(string text) => new(text.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal));
}
