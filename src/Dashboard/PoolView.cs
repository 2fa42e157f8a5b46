namespace PoolGen.Dashboard;

/// <summary>A pool as it is shown. Times are seconds.</summary>
internal sealed record PoolView
{
    // A list that is longer is not read by anybody, and its bytes are sent each second.
    private const int MostWorkers = 500;
    private const int MostTasks = 200;

    public required string Name { get; init; }

    /// <summary>running, closed, terminated or faulted; unknown where the pool fails to say.</summary>
    public required string State { get; init; }

    public double Uptime { get; init; }

    public long Succeeded { get; init; }

    public long Failed { get; init; }

    public long Cancelled { get; init; }

    public long TimedOut { get; init; }

    public long Lost { get; init; }

    public long Terminated { get; init; }

    public long Retried { get; init; }

    public int Queued { get; init; }

    public int Running { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    /// <summary>Items that ended in the last second; null where nobody has looked before.</summary>
    public double? Rate { get; init; }

    /// <summary>Another number when there are other failures.</summary>
    public long FailuresSeen { get; init; }

    public IReadOnlyList<WorkerView> Workers { get; init; } = [];

    /// <summary>How many workers there are besides.</summary>
    public int WorkersLeftOut { get; init; }

    /// <summary>Those with most items.</summary>
    public IReadOnlyList<TaskView> Tasks { get; init; } = [];

    /// <summary>How many tasks there are besides.</summary>
    public int TasksLeftOut { get; init; }

    /// <summary>Describes a pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="now">What it tells; null where it tells nothing.</param>
    /// <param name="watch">What was seen of it before; null where nobody has looked.</param>
    /// <param name="hidesMessages">Whether texts that may hold users' data are left out.</param>
    internal static PoolView Of(NamedPool pool, PoolStatistics? now, PoolWatch? watch, bool hidesMessages)
    {
        PoolRates rates = watch?.Rates ?? PoolRates.Unknown;
        var view = new PoolView { Name = pool.Name, State = pool.State, FailuresSeen = watch?.FailuresSeen ?? 0 };
        if (now is null) return view;
        return view with
        {
            Uptime = Seconds(now.Uptime),
            Succeeded = now.Succeeded,
            Failed = now.Failed,
            Cancelled = now.Cancelled,
            TimedOut = now.TimedOut,
            Lost = now.Lost,
            Terminated = now.Terminated,
            Retried = now.Retried,
            Queued = now.Queued,
            Running = now.Running,
            BytesSent = now.BytesSent,
            BytesReceived = now.BytesReceived,
            Rate = rates.Pool,
            Workers = [.. now.Workers.Take(MostWorkers).Select(worker => WorkerView.Of(worker, rates, hidesMessages))],
            WorkersLeftOut = Math.Max(0, now.Workers.Count - MostWorkers),
            Tasks = [.. now.Tasks.OrderByDescending(static task => task.Count).Take(MostTasks).Select(task => TaskView.Of(task, rates))],
            TasksLeftOut = Math.Max(0, now.Tasks.Count - MostTasks),
        };
    }

    /// <summary>Seconds, as exactly as a time is known.</summary>
    internal static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 7);
}
