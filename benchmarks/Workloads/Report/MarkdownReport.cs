using System.Globalization;
using System.Text;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The document, written from a run.</summary>
internal static class MarkdownReport
{
    public static string Render(BenchmarkDocument document, IReadOnlyList<ReportSection> sections)
    {
        StringBuilder text = new();
        text.Append("# Performance\n\n");
        text.Append("Written by `dotnet run -c Release --project benchmarks/Workloads`; not by hand. Times differ from machine to machine: what counts are the **ratios**, ");
        text.Append("all of one run, in which the contenders took turns, repetition by repetition. Figures are medians, with the least and the most in brackets. ");
        text.Append("Every answer was checked. Everybody had two workers.\n\n");
        if (document.Quick) text.Append("**A quick run with small sizes: nothing is to be concluded from it.**\n\n");
        Describe(text, document);
        text.Append("![How many times better PoolGen is than each of the others](performance.svg)\n\n");
        Promises(text, sections);
        Contenders(text, sections);
        Growth(text, document.Growth);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Describe(StringBuilder text, BenchmarkDocument document)
    {
        Machine machine = document.Machine;
        text.Append(CultureInfo.InvariantCulture, $"Measured on {document.Date} at {document.Commit}, on {machine.Cores} × {machine.Processor}, {machine.MemoryGigabytes} GiB, {machine.Kernel}; ");
        text.AppendJoin(", ", machine.Versions.Select(static version => $"{version.Key} {version.Value}")).Append(".\n\n");
        foreach (string note in document.Notes) text.Append("Not here: ").Append(note).Append('\n');
        foreach (Measurement failed in document.Failures) text.Append(CultureInfo.InvariantCulture, $"Failed: {failed.Workload} on {document.Names[failed.Contender]}, {failed.Failure}\n");
        foreach (string again in document.Again) text.Append("Measured again: ").Append(again).Append(".\n");
        if (document.Notes.Count > 0 || document.Again.Count > 0 || document.Failures.Any()) text.Append('\n');
    }

    private static void Promises(StringBuilder text, IReadOnlyList<ReportSection> sections)
    {
        text.Append("## What was promised\n\n\"Open\" is what needs a contender that was not here; \"within the spread\": the median is short of the other's, but lies within what the other's repetitions came to, so that this run cannot tell the two apart.\n\n| | figure | PoolGen | must reach | aims at |\n|---|---|---|---|---|\n");
        foreach (ReportSection section in sections.Where(static section => section.Line.Reach is not null))
        {
            string ours = section.Ours is { } row ? FigureText.Of(row.Median, section.Line.Unit) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {section.Workload.Id} | {section.Line.Title} | {ours} | {section.Reach} | {section.Aim} |\n");
        }

        text.Append('\n');
        Bounds(text, [.. sections.Where(static section => section.IsShort && section.Line.Bound is not null)]);
    }

    private static void Bounds(StringBuilder text, ReportSection[] sections)
    {
        if (sections.Length == 0) return;
        text.Append("What bounds the figures that are short of their aim, by their profiles:\n\n");
        foreach (ReportSection section in sections) text.Append(CultureInfo.InvariantCulture, $"- {section.Workload.Id}, {section.Line.Title}: {section.Line.Bound}\n");
        text.Append('\n');
    }

    private static void Contenders(StringBuilder text, IReadOnlyList<ReportSection> sections)
    {
        text.Append("## Beside the others\n\nThe last column says how many times better PoolGen is; below 1 it is worse. Limits in C and threads copy less or nothing: they are what cannot be passed, not rivals.\n\n");
        foreach (IGrouping<string, ReportSection> workload in sections.GroupBy(static section => section.Workload.Id))
        {
            bool alone = !workload.Any(static section => section.Others.Any());
            text.Append(CultureInfo.InvariantCulture, $"### {workload.Key}: {workload.First().Workload.Title}\n\n");
            text.Append(alone ? "| figure | PoolGen |\n|---|---|\n" : "| figure | contender | median (least–most) | PoolGen is better by |\n|---|---|---|---|\n");
            foreach (ReportSection section in workload)
            {
                foreach (ReportRow row in section.Rows) Append(text, section, row, alone);
            }

            text.Append('\n');
        }
    }

    private static void Append(StringBuilder text, ReportSection section, ReportRow row, bool alone)
    {
        string figure = FigureText.Of(row.Median, section.Line.Unit);
        if (row.Least < row.Most) figure += $" ({FigureText.Of(row.Least)}–{FigureText.Of(row.Most)})";
        string title = row == section.Rows[0] ? section.Line.Title : "";
        string advantage = row == section.Ours || row.Advantage is not { } times ? "" : $"{FigureText.Of(times)} ×";
        text.Append(alone ? $"| {title} | {figure} |\n" : $"| {title} | {row.Name} | {figure} | {advantage} |\n");
    }

    private static void Growth(StringBuilder text, IReadOnlyList<GrowthPoint> points)
    {
        if (points.Count == 0) return;
        text.Append("## Growth\n\nThe cost of a task, at 1 to 8 workers and from a thousand tasks on: nanoseconds by `ApplyAsync` / by `Map`.\n\n![Cost per task](growth.svg)\n\n");
        int[] workers = [.. points.Select(static point => point.Workers).Distinct()];
        text.Append("| tasks |").AppendJoin("", workers.Select(static count => $" {count} {(count == 1 ? "worker" : "workers")} |"));
        text.Append("\n|---|").AppendJoin("", workers.Select(static _ => "---|")).Append('\n');
        foreach (IGrouping<int, GrowthPoint> row in points.GroupBy(static point => point.Tasks))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Key:N0} |");
            foreach (int count in workers)
            {
                GrowthPoint[] cell = [.. row.Where(point => point.Workers == count)];
                double call = Statistics.Median(cell.Select(static point => point.CallNanoseconds));
                double map = Statistics.Median(cell.Select(static point => point.MapNanoseconds));
                text.Append(CultureInfo.InvariantCulture, $" {FigureText.Of(call)} / {FigureText.Of(map)} |");
            }

            text.Append('\n');
        }
    }
}
