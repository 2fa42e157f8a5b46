namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The cost of a task against the number of tasks, a line for each number of workers.</summary>
internal static class GrowthChart
{
    private const int Width = 900;
    private const int Height = 380;
    private const int PanelWidth = 370;
    private const int Top = 60;
    private const int Bottom = 310;

    public static string Render(IReadOnlyList<GrowthPoint> points)
    {
        SvgCanvas canvas = new(Width, Height);
        canvas.Text(Width / 2.0, 22, "Nanoseconds a task, against the number of tasks", "middle", 15);
        LogScale cost = new(points.SelectMany(static point => (double[])[point.CallNanoseconds, point.MapNanoseconds]), Bottom, Top);
        Panel(canvas, 60, "ApplyAsync, all awaited", points, static point => point.CallNanoseconds, cost);
        Panel(canvas, 500, "Map", points, static point => point.MapNanoseconds, cost);
        int[] workers = Workers(points);
        for (int i = 0; i < workers.Length; i++)
        {
            canvas.Dot(250 + (i * 120), Height - 24, SvgCanvas.Colours[i]);
            canvas.Text(262 + (i * 120), Height - 20, workers[i] == 1 ? "1 worker" : $"{workers[i]} workers");
        }

        return canvas.ToString();
    }

    private static int[] Workers(IEnumerable<GrowthPoint> points) => [.. points.Select(static point => point.Workers).Distinct()];

    private static void Panel(SvgCanvas canvas, double left, string title, IReadOnlyList<GrowthPoint> points, Func<GrowthPoint, double> figure, LogScale cost)
    {
        LogScale tasks = new(points.Select(static point => (double)point.Tasks), left, left + PanelWidth);
        canvas.Text(left + (PanelWidth / 2.0), Top - 14, title, "middle", 13);
        foreach (double mark in tasks.Marks) canvas.Text(tasks.At(mark), Bottom + 18, FormattableString.Invariant($"{mark:N0}"), "middle", 11);
        foreach (double mark in cost.Marks)
        {
            canvas.Line(left, cost.At(mark), left + PanelWidth, cost.At(mark));
            canvas.Text(left - 6, cost.At(mark) + 4, FormattableString.Invariant($"{mark:#,0.###}"), "end", 11);
        }

        int[] workers = Workers(points);
        for (int i = 0; i < workers.Length; i++)
        {
            (double X, double Y)[] line = [.. points.Where(point => point.Workers == workers[i])
                .GroupBy(static point => point.Tasks)
                .Select(group => (tasks.At(group.Key), cost.At(Statistics.Median(group.Select(figure)))))];
            for (int j = 0; j < line.Length; j++)
            {
                if (j > 0) canvas.Line(line[j - 1].X, line[j - 1].Y, line[j].X, line[j].Y, SvgCanvas.Colours[i], 2);
                canvas.Dot(line[j].X, line[j].Y, SvgCanvas.Colours[i]);
            }
        }
    }
}
