namespace PoolGen.Dashboard;

/// <summary>A task as it is shown. Times are seconds.</summary>
internal sealed record TaskView
{
    private const int MostCharacters = 200;

    public required string Name { get; init; }

    public long Count { get; init; }

    /// <summary>Items that ended in the last second; null where nobody has looked before.</summary>
    public double? Rate { get; init; }

    public double Mean { get; init; }

    public double P50 { get; init; }

    public double P90 { get; init; }

    public double P99 { get; init; }

    public double Longest { get; init; }

    /// <summary>Items that ended with an exception, ran too long or ended with their worker.</summary>
    public long Failures { get; init; }

    internal static TaskView Of(TaskStatistics task, PoolRates rates) => new()
    {
        Name = Shown.Line(task.Name, MostCharacters),
        Count = task.Count,
        Rate = rates.Tasks.TryGetValue(task.Name, out double rate) ? rate : null,
        Mean = PoolView.Seconds(task.Mean),
        P50 = PoolView.Seconds(task.P50),
        P90 = PoolView.Seconds(task.P90),
        P99 = PoolView.Seconds(task.P99),
        Longest = PoolView.Seconds(task.Longest),
        Failures = task.Failed + task.TimedOut + task.Lost,
    };
}
