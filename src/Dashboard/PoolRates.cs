namespace PoolGen.Dashboard;

/// <summary>How fast a pool was between two looks.</summary>
/// <param name="Pool">Items that ended in a second; null where nobody has looked before.</param>
/// <param name="Tasks">The same of each task.</param>
/// <param name="Busy">For each worker, the part of the time in which it had items to run.</param>
internal sealed record PoolRates(double? Pool, IReadOnlyDictionary<string, double> Tasks, IReadOnlyDictionary<int, double> Busy)
{
    internal static PoolRates Unknown { get; } = new(null, new Dictionary<string, double>(), new Dictionary<int, double>());

    /// <summary>Compares two looks.</summary>
    internal static PoolRates Between(PoolStatistics before, PoolStatistics now, TimeSpan time)
    {
        Dictionary<string, long> counts = [];
        foreach (TaskStatistics task in before.Tasks) counts[task.Name] = task.Count;
        Dictionary<string, double> tasks = [];
        foreach (TaskStatistics task in now.Tasks) tasks[task.Name] = PerSecond(task.Count - counts.GetValueOrDefault(task.Name), time);
        Dictionary<int, WorkerStatistics> workers = [];
        foreach (WorkerStatistics worker in before.Workers) workers[worker.WorkerId] = worker;
        Dictionary<int, double> busy = [];
        foreach (WorkerStatistics worker in now.Workers)
        {
            if (workers.TryGetValue(worker.WorkerId, out WorkerStatistics? earlier)) busy[worker.WorkerId] = Share(worker.BusyTime - earlier.BusyTime, time);
        }

        return new PoolRates(PerSecond(Ended(now) - Ended(before), time), tasks, busy);
    }

    internal static long Ended(PoolStatistics statistics) =>
        statistics.Succeeded + statistics.Failed + statistics.Cancelled + statistics.TimedOut + statistics.Lost + statistics.Terminated;

    private static double PerSecond(long items, TimeSpan time) => Math.Round(Math.Max(0, items) / time.TotalSeconds, 1);

    private static double Share(TimeSpan busy, TimeSpan time) => Math.Round(Math.Clamp(busy / time, 0, 1), 3);
}
