namespace PoolGen.Telemetry;

/// <summary>Something that happened to a worker, or to the pool as a whole.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, by <see cref="System.Diagnostics.Stopwatch"/>.</param>
internal sealed record WorkerEvent(WorkerEventKind Kind, long At)
{
    /// <summary>The worker's number; -1 where it is about the pool.</summary>
    internal int WorkerId { get; init; } = -1;

    /// <summary>Its process, if it is known.</summary>
    internal int ProcessId { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ready"/>, how long the start took.</summary>
    internal TimeSpan StartTime { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, why.</summary>
    internal ExitCause Cause { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/> and <see cref="WorkerEventKind.Faulted"/>, why, in words.</summary>
    internal string Reason { get; init; } = string.Empty;

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, whether the worker had been ready.</summary>
    internal bool WasReady { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, how many items it had finished; of the pool, how many have ended in its workers.</summary>
    internal long Items { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, why the pool killed it, if it did so for the worker's own sake.</summary>
    internal string? KilledFor { get; init; }

    /// <summary>The exception behind it, if there is one.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>Of the pool, how many items wait.</summary>
    internal long Queued { get; init; }

    /// <summary>Of the pool, how many workers are busy.</summary>
    internal int Running { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, the task that it ran then; with <see cref="WorkerEventKind.CallbackFailed"/>, whose callback it was; with <see cref="WorkerEventKind.ArraysRepeated"/>, whose items carried them.</summary>
    internal string? Task { get; init; }

    /// <summary>With <see cref="WorkerEventKind.Ended"/>, the last lines that it wrote to stderr.</summary>
    internal string StandardError { get; init; } = string.Empty;
}
