namespace PoolGen.Scheduling;

/// <summary>What the scheduler needs to know of a pool's options.</summary>
internal sealed record SchedulerOptions
{
    internal required int Workers { get; init; }

    internal int? MaxTasksPerWorker { get; init; }

    internal int? MaxQueuedTasks { get; init; }

    internal long MaxBufferedBytes { get; init; } = 256L << 20;

    internal long? MaxWorkerMemoryBytes { get; init; }

    internal TimeSpan? TaskTimeout { get; init; }

    internal TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(2);

    internal TimeSpan WorkerStartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The task that workers run before their first one, if there is any.</summary>
    internal string? InitializerName { get; init; }

    /// <summary>Decides the jitter of the back-off, so that a simulated run can be run again.</summary>
    internal int Seed { get; init; }
}
