using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using static PoolGen.Settings.OptionCheck;

namespace PoolGen.Settings;

/// <summary>A pool's options, read once, checked and frozen. The scheduler, the engine and the workers all use this one object.</summary>
/// <remarks>One option is one line here. Its default stands in <see cref="ProcessPoolOptions"/> and nowhere else. The first option that is out of range stops the construction.</remarks>
internal sealed class PoolSettings(ProcessPoolOptions options, int seed)
{
    internal string Name { get; } = NotEmpty(options.Name, nameof(options.Name));

    internal int Workers { get; } = AtLeastOne(options.Workers ?? System.Environment.ProcessorCount, nameof(options.Workers));

    internal int? MaxTasksPerWorker { get; } = AtLeastOne(options.MaxTasksPerWorker, nameof(options.MaxTasksPerWorker));

    internal long? MaxWorkerMemoryBytes { get; } = AtLeastOne(options.MaxWorkerMemoryBytes, nameof(options.MaxWorkerMemoryBytes));

    internal int? MaxQueuedTasks { get; } = AtLeastOne(options.MaxQueuedTasks, nameof(options.MaxQueuedTasks));

    internal long MaxBufferedBytes { get; } = AtLeastOne(options.MaxBufferedBytes, nameof(options.MaxBufferedBytes));

    internal long MaxPayloadBytes { get; } = AtLeastOne(options.MaxPayloadBytes, nameof(options.MaxPayloadBytes));

    internal TimeSpan? TaskTimeout { get; } = MoreThanZero(options.TaskTimeout, nameof(options.TaskTimeout));

    internal TimeSpan WorkerStartTimeout { get; } = MoreThanZero(options.WorkerStartTimeout, nameof(options.WorkerStartTimeout));

    internal TimeSpan CancellationGrace { get; } = ZeroOrMore(options.CancellationGrace, nameof(options.CancellationGrace));

    internal TimeSpan ShutdownTimeout { get; } = ZeroOrMore(options.ShutdownTimeout, nameof(options.ShutdownTimeout));

    internal QueueFullMode QueueFullMode { get; } = Defined(options.QueueFullMode, nameof(options.QueueFullMode));

    internal WorkerOutput Output { get; } = Defined(options.Output, nameof(options.Output));

    internal LaunchMode LaunchMode { get; } = Defined(options.LaunchMode, nameof(options.LaunchMode));

    internal TimeProvider TimeProvider { get; } = NotNull(options.TimeProvider, nameof(options.TimeProvider));

    internal KeyValuePair<string, string?>[] Environment { get; } = Variables(options.Environment, nameof(options.Environment));

    internal bool CollectStatistics { get; } = options.CollectStatistics;

    internal object? MeterFactory { get; } = options.GetMeterFactory();

    internal ILoggerFactory? LoggerFactory { get; } = options.LoggerFactory;

    /// <summary>Where log entries of tasks go; null where there is no logger factory.</summary>
    internal TaskLogs? TaskLogs { get; } = options.LoggerFactory is { } loggers ? new TaskLogs(loggers) : null;

    /// <summary>The task that each worker runs before its first item, if there is one. Last: its arguments are encoded here, and all other options are in range by now.</summary>
    internal PoolInitializer? Initializer { get; init; } = PoolInitializer.Of(options);

    /// <summary>Decides the jitter of the back-off between worker starts. A simulation passes its own, so that a run can be repeated.</summary>
    internal int Seed { get; } = seed;

    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    internal static PoolSettings From(ProcessPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PoolSettings(options, Random.Shared.Next());
    }
}
