using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using PoolGen.Settings;

namespace PoolGen;

/// <summary>How a <see cref="ProcessPool"/> works. Read once, by the pool's constructor, which refuses values out of range by name.</summary>
public class ProcessPoolOptions
{
    // Not of its own type: a method that is compiled with that in it loads the library of meters.
    private object? _meterFactory;

    /// <summary>What the pool is called in logs and figures. Not empty.</summary>
    public string Name { get; set; } = "default";

    /// <summary>How many workers; <see cref="Environment.ProcessorCount"/> when null. At least 1.</summary>
    public int? Workers { get; set; }

    /// <summary>A task that runs once in every worker, before its first task: <c>WorkTasks.SetupTask.Bind("db")</c>.</summary>
    /// <remarks>
    /// Its arguments are encoded once, by the pool's constructor; large arrays are not copied, but sent from where they are to every worker that starts.
    /// Do not change them while the pool lives.
    /// </remarks>
    public PoolCall? Initializer { get; set; }

    /// <summary>A worker is replaced after exactly this many items. At least 1; never when null.</summary>
    public int? MaxTasksPerWorker { get; set; }

    /// <summary>A worker is replaced between items once its working set is larger than this, in bytes. At least 1; never when null.</summary>
    public long? MaxWorkerMemoryBytes { get; set; }

    /// <summary>How long one item may run, from the start of its execution. More than zero; for ever when null.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>How long an item may go on after its token has fired, before its worker is killed. Zero or more.</summary>
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a worker may take to become ready, its initializer included. More than zero.</summary>
    public TimeSpan WorkerStartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long terminating and disposing wait for the workers' ends, and <c>Join</c> for a stream that nobody reads. Zero or more.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many tasks may be accepted and not started. At least 1; any number when null.</summary>
    public int? MaxQueuedTasks { get; set; }

    /// <summary>What a single call does when <see cref="MaxQueuedTasks"/> are waiting.</summary>
    public QueueFullMode QueueFullMode { get; set; }

    /// <summary>
    /// How many bytes of encoded arguments the pool holds whose sending has not ended. At least 1; default: 256 MiB. A submission that would go beyond
    /// waits; one item that is larger passes; a submission from a callback never waits. Arrays that a blocking call lends count nothing, nor do results.
    /// </summary>
    public long MaxBufferedBytes { get; set; } = 256L << 20;

    /// <summary>The largest argument or result, in bytes. At least 1; 1 GiB unless said.</summary>
    public long MaxPayloadBytes { get; set; } = 1L << 30;

    /// <summary>Variables that workers have besides, or instead of, those that they inherit; null removes one.</summary>
    public IDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>();

    /// <summary>Where the workers' output goes.</summary>
    public WorkerOutput Output { get; set; }

    /// <summary>How workers are started.</summary>
    public LaunchMode LaunchMode { get; set; }

    /// <summary>The clock of every time limit of the pool. A caller's own wait with a time (<c>Get</c>, <c>Wait</c>, <c>Next</c>) is in real time, and so is that of <c>Dispose</c>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the pool and its tasks (<see cref="TaskContext.Logger"/>) log to; nowhere when null.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether <see cref="LocalPool.GetStatistics"/> has times and quantiles; false leaves the counts. Default: true.</summary>
    public bool CollectStatistics { get; set; } = true;

    /// <summary>Makes the meter <see cref="PoolTelemetry.MeterName"/>; one meter of the whole process when null.</summary>
    public IMeterFactory? MeterFactory
    {
        get => (IMeterFactory?)_meterFactory;
        set => _meterFactory = value;
    }

    /// <summary>Checks the options as the pool's constructor does, without starting anything.</summary>
    /// <exception cref="ArgumentException">An option is out of range. <see cref="ArgumentException.ParamName"/> is its name.</exception>
    public void Validate() => PoolSettings.From(this);

    /// <summary>The meter factory, for those who only pass it on.</summary>
    internal object? GetMeterFactory() => _meterFactory;
}
