using System.Globalization;
using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>What stands in a bar's line, from left to right.</summary>
internal static class BarColumns
{
    internal static ProgressColumn[] All =>
    [
        new TaskDescriptionColumn(),
        new ProgressBarColumn(),
        new TextColumn(Share),
        new TextColumn(Count, Color.Grey),
        new TextColumn(Rate, Color.Grey),
        new ElapsedTimeColumn(),
        new TextColumn(Remaining, Color.Grey),
        new TextColumn(Failures, Color.Red),
    ];

    private static MapProgress Latest(ProgressTask task) => task.State.Get<MapProgress>(BarView.Latest);

    private static string Share(ProgressTask task) => Latest(task) is { Total: { } total } latest
        ? ProgressNumbers.Share(latest.Completed, total).ToString("P0", CultureInfo.InvariantCulture)
        : "";

    private static string Count(ProgressTask task) => Latest(task) is { Total: { } total } latest
        ? string.Create(CultureInfo.InvariantCulture, $"{latest.Completed:N0}/{total:N0}")
        : Latest(task).Completed.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rate(ProgressTask task) => ProgressNumbers.Rate(Latest(task).Completed, task.ElapsedTime ?? TimeSpan.Zero) ?? "";

    private static string Remaining(ProgressTask task)
    {
        MapProgress latest = Latest(task);
        if (task.IsFinished) return "";
        return ProgressNumbers.Remaining(latest.Completed, latest.Total, task.ElapsedTime ?? TimeSpan.Zero) is { } left ? ProgressNumbers.Time(left) + " left" : "";
    }

    private static string Failures(ProgressTask task) => Latest(task).Failed is > 0 and var failed
        ? string.Create(CultureInfo.InvariantCulture, $"{failed:N0} failed")
        : "";
}
