using System.Globalization;
using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>A pool's statistics as a table with a row for each worker.</summary>
/// <param name="name">The pool's name.</param>
internal sealed class WorkersTable(string name)
{
    private PoolStatistics? _before;

    internal Table Of(PoolStatistics now)
    {
        var table = new Table().RoundedBorder().Title(Markup.Escape(Printed.Of(name))).Caption(Caption(now));
        foreach (string column in (string[])["worker", "process", "state", "task", "for", "busy", "items", "memory", "restarts", "last end"]) table.AddColumn(new TableColumn(column).NoWrap());
        foreach (WorkerStatistics worker in now.Workers) table.AddRow(Cells(worker));
        _before = now;
        return table;
    }

    private static Text[] Cells(WorkerStatistics worker) =>
    [
        Number(worker.WorkerId),
        worker.ProcessId == 0 ? Text.Empty : new Text(worker.ProcessId.ToString(CultureInfo.InvariantCulture)),
        new Text(worker.State.ToString().ToLowerInvariant()),
        new Text(Printed.Of(worker.CurrentTask ?? "")),
        worker.CurrentTaskTime is { } time ? new Text(ProgressNumbers.Time(time)) : Text.Empty,
        new Text(worker.BusyShare.ToString("P0", CultureInfo.InvariantCulture)),
        Number(worker.Items),
        worker.Memory == 0 ? Text.Empty : new Text((worker.Memory / (1024.0 * 1024)).ToString("N0", CultureInfo.InvariantCulture) + " MiB"),
        Number(worker.Restarts),
        new Text(Printed.Of(worker.LastExitReason ?? "")),
    ];

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private string Caption(PoolStatistics now)
    {
        string caption = string.Create(CultureInfo.InvariantCulture, $"{now.Queued:N0} wait, {now.Running:N0} run, {Ended(now):N0} have ended, {now.Failed + now.TimedOut + now.Lost:N0} of them failed");
        if (_before is null || now.Uptime <= _before.Uptime) return caption;
        double rate = (Ended(now) - Ended(_before)) / (now.Uptime - _before.Uptime).TotalSeconds;
        return caption + string.Create(CultureInfo.InvariantCulture, $", {rate:N0}/s");
    }

    private static long Ended(PoolStatistics statistics) =>
        statistics.Succeeded + statistics.Failed + statistics.Cancelled + statistics.TimedOut + statistics.Lost + statistics.Terminated;
}
