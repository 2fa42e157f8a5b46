namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>How many times better PoolGen is than each contender, a row a figure.</summary>
internal static class RatioChart
{
    private const int Width = 900;
    private const int Left = 370;
    private const int Right = Width - 30;
    private const int Top = 50;
    private const int RowHeight = 24;
    private const int LegendColumns = 3;

    public static string Render(IReadOnlyList<ReportSection> sections)
    {
        ReportSection[] rows = [.. sections.Where(static section => section.Others.Any(IsDrawn))];
        string[] names = [.. rows.SelectMany(static row => row.Others).Where(IsDrawn).Select(static other => other.Name).Distinct()];
        LogScale scale = new(rows.SelectMany(static row => row.Others).Where(IsDrawn).Select(static other => other.Advantage!.Value).Append(1), Left, Right);
        int bottom = Top + (rows.Length * RowHeight);
        int legendRows = (names.Length + LegendColumns - 1) / LegendColumns;
        SvgCanvas canvas = new(Width, bottom + 50 + (legendRows * 20));

        canvas.Text(Width / 2.0, 22, "How many times better PoolGen is (right of 1: better)", "middle", 15);
        foreach (double mark in scale.Marks)
        {
            canvas.Line(scale.At(mark), Top - 8, scale.At(mark), bottom, mark == 1 ? "#222222" : "#dddddd", mark == 1 ? 1.5 : 1);
            canvas.Text(scale.At(mark), bottom + 18, FormattableString.Invariant($"{mark:#,0.###} ×"), "middle");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            double y = Top + (i * RowHeight) + (RowHeight / 2.0);
            canvas.Text(Left - 12, y + 4, $"{rows[i].Workload.Id} {rows[i].Line.Title}".Replace("`", "", StringComparison.Ordinal), "end");
            foreach (ReportRow other in rows[i].Others.Where(IsDrawn))
            {
                canvas.Dot(scale.At(other.Advantage!.Value), y, SvgCanvas.Colours[Array.IndexOf(names, other.Name) % SvgCanvas.Colours.Length]);
            }
        }

        for (int i = 0; i < names.Length; i++)
        {
            double x = 40 + (i % LegendColumns * 280);
            double y = bottom + 45 + (i / LegendColumns * 20);
            canvas.Dot(x, y - 4, SvgCanvas.Colours[i % SvgCanvas.Colours.Length]);
            canvas.Text(x + 12, y, names[i]);
        }

        return canvas.ToString();
    }

    private static bool IsDrawn(ReportRow row) => row.Advantage is not null;
}
