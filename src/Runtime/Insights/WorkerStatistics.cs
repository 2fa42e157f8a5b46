namespace PoolGen;

/// <summary>What a pool knows of one of its workers. Times and counts are those of the worker's number, over all of its processes.</summary>
public sealed record WorkerStatistics
{
    /// <summary>The worker's number, 0 to n-1.</summary>
    public int WorkerId { get; init; }

    /// <summary>Its process; 0 while it has none.</summary>
    public int ProcessId { get; init; }

    /// <summary>What it does now.</summary>
    public WorkerState State { get; init; }

    /// <summary>For how long it has done that.</summary>
    public TimeSpan Since { get; init; }

    /// <summary>How long its last start took, until it was ready.</summary>
    public TimeSpan StartupTime { get; init; }

    /// <summary>How long it has had items to run.</summary>
    public TimeSpan BusyTime { get; init; }

    /// <summary>How long it has waited for items.</summary>
    public TimeSpan WaitingTime { get; init; }

    /// <summary>How long it has been started for.</summary>
    public TimeSpan StartingTime { get; init; }

    /// <summary>The part of all three times in which it had items to run, from 0 to 1.</summary>
    public double BusyShare { get; init; }

    /// <summary>How many items it has finished.</summary>
    public long Items { get; init; }

    /// <summary>Its working set in bytes; 0 where it has no process of its own.</summary>
    public long Memory { get; init; }

    /// <summary>How often its process was replaced.</summary>
    public int Restarts { get; init; }

    /// <summary>Why its last process ended; null while none has.</summary>
    public string? LastExitReason { get; init; }

    /// <summary>The task that it runs now; null while it runs none.</summary>
    public string? CurrentTask { get; init; }

    /// <summary>For how long it has run that.</summary>
    public TimeSpan? CurrentTaskTime { get; init; }
}
