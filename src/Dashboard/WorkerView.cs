namespace PoolGen.Dashboard;

/// <summary>A worker as it is shown. Times are seconds.</summary>
internal sealed record WorkerView
{
    private const int MostCharacters = 200;

    public int Worker { get; init; }

    /// <summary>Null while it has no process.</summary>
    public int? Process { get; init; }

    /// <summary>starting, idle, busy or stopping.</summary>
    public required string State { get; init; }

    public double Since { get; init; }

    public double StartupTime { get; init; }

    /// <summary>The part of the last second in which it had items to run; of all its time where nobody has looked before.</summary>
    public double Busy { get; init; }

    public long Items { get; init; }

    /// <summary>Bytes; null where it has no process of its own.</summary>
    public long? Memory { get; init; }

    public int Restarts { get; init; }

    /// <summary>Why its last process ended.</summary>
    public string? LastExit { get; init; }

    /// <summary>What it runs.</summary>
    public string? Task { get; init; }

    public double? TaskTime { get; init; }

    internal static WorkerView Of(WorkerStatistics worker, PoolRates rates, bool hidesMessages) => new()
    {
        Worker = worker.WorkerId,
        Process = worker.ProcessId > 0 ? worker.ProcessId : null,
        State = worker.State.ToString().ToLowerInvariant(),
        Since = PoolView.Seconds(worker.Since),
        StartupTime = PoolView.Seconds(worker.StartupTime),
        Busy = rates.Busy.TryGetValue(worker.WorkerId, out double busy) ? busy : double.IsFinite(worker.BusyShare) ? Math.Round(worker.BusyShare, 3) : 0,
        Items = worker.Items,
        Memory = worker.Memory > 0 ? worker.Memory : null,
        Restarts = worker.Restarts,
        LastExit = worker.LastExitReason is { } reason ? Reason(reason, hidesMessages) : null,
        Task = worker.CurrentTask is { } task ? Shown.Line(task, MostCharacters) : null,
        TaskTime = worker.CurrentTaskTime is { } time ? PoolView.Seconds(time) : null,
    };

    /// <summary>Why a worker ended: the word alone ("died"), or with its explanation.</summary>
    internal static string Reason(string reason, bool hidesMessages) => Shown.Line(hidesMessages ? reason.Split(':')[0] : reason, MostCharacters);
}
