using System.Globalization;
using System.Text;

namespace PoolGen.Telemetry;

/// <summary>A pool's statistics as text that one would paste into an issue.</summary>
internal static class StatisticsTable
{
    internal static string Of(PoolStatistics pool)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"Items: {pool.Succeeded:N0} ok, {pool.Failed:N0} failed, {pool.Cancelled:N0} cancelled, {pool.TimedOut:N0} timed out, {pool.Lost:N0} lost, "))
            .Append(Invariant($"{pool.Terminated:N0} terminated; {pool.Retried:N0} retries; {pool.Queued:N0} queued, {pool.Running:N0} running\n"))
            .Append(Invariant($"Bytes: {pool.BytesSent:N0} sent, {pool.BytesReceived:N0} received; up for {Time(pool.Uptime)}\n\n"));
        var workers = new TextTable("worker", "process", "state", "since", "start", "busy", "items", "memory", "restarts", "now, or last exit");
        foreach (WorkerStatistics worker in pool.Workers) AddWorker(workers, worker);
        workers.WriteTo(text);
        if (pool.Tasks.Count == 0) return text.ToString();
        text.Append('\n');
        var tasks = new TextTable("task", "items", "mean", "p50", "p90", "p99", "longest", "which");
        foreach (TaskStatistics task in pool.Tasks) AddTask(tasks, task);
        tasks.WriteTo(text);
        return text.ToString();
    }

    /// <summary>A time in the unit that suits it.</summary>
    internal static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        0 => "0",
        < 0.001 => Invariant($"{time.TotalMicroseconds:0.0} µs"),
        < 1 => Invariant($"{time.TotalMilliseconds:0.0} ms"),
        < 120 => Invariant($"{time.TotalSeconds:0.0} s"),
        _ => time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
    };

    private static void AddWorker(TextTable table, WorkerStatistics worker) => table.Add(
        Invariant($"{worker.WorkerId}"),
        Invariant($"{worker.ProcessId}"),
        worker.State.ToString(),
        Time(worker.Since),
        Time(worker.StartupTime),
        Invariant($"{100 * worker.BusyShare:0.0} %"),
        Invariant($"{worker.Items:N0}"),
        Invariant($"{worker.Memory >> 20:N0} MiB"),
        Invariant($"{worker.Restarts:N0}"),
        worker.CurrentTask is { } task ? $"{task} for {Time(worker.CurrentTaskTime ?? default)}" : worker.LastExitReason ?? "");

    private static void AddTask(TextTable table, TaskStatistics task) => table.Add(
        task.Name,
        Invariant($"{task.Count:N0}"),
        Time(task.Mean),
        Time(task.P50),
        Time(task.P90),
        Time(task.P99),
        Time(task.Longest),
        task.LongestItems is [var item, ..] ? Invariant($"{(item.Index < 0 ? "a call" : $"item {item.Index}")} on worker {item.WorkerId} at {item.StartedAt:yyyy-MM-dd HH:mm:ss}Z") : "");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
