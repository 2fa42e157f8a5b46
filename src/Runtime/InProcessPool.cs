using PoolGen.Extensibility;
using PoolGen.InProcess;
using PoolGen.Scheduling;
using PoolGen.Settings;

namespace PoolGen;

/// <summary>A pool without processes, for debugging and unit tests: the same stubs, the same scheduler and the same round trip through the codec, on threads.</summary>
/// <remarks>
/// It cannot survive a crash or <c>Environment.Exit</c>, does not isolate statics, and a task that ignores its token keeps its thread after its result was cancelled.
/// </remarks>
public sealed class InProcessPool : LocalPool
{
    private readonly SubmittedTasks _tasks;

    /// <summary>Creates the pool.</summary>
    /// <param name="workers">How many threads; <see cref="Environment.ProcessorCount"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public InProcessPool(int? workers = null)
        : this(new ProcessPoolOptions { Workers = workers })
    {
    }

    /// <summary>Creates the pool, with limits, an initializer or a clock as a pool of processes has them.</summary>
    /// <param name="options">How it works; read now, later changes have no effect.</param>
    /// <exception cref="ArgumentException">An option is out of range, or has no meaning without processes; the message names it.</exception>
    public InProcessPool(ProcessPoolOptions options)
        : this(PoolSettings.From(RequireMeaning(options)), new SubmittedTasks())
    {
    }

    private static ProcessPoolOptions RequireMeaning(ProcessPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Refuse(options.Environment.Count > 0, nameof(options.Environment));
        Refuse(options.Output != default, nameof(options.Output));
        Refuse(options.LaunchMode != default, nameof(options.LaunchMode));
        Refuse(options.MaxWorkerMemoryBytes is not null, nameof(options.MaxWorkerMemoryBytes));
        return options;

        static void Refuse(bool isSet, string name)
        {
            if (isSet) throw new ArgumentException($"{name} has no meaning in an {nameof(InProcessPool)}: its workers are threads of this process.", name);
        }
    }

    private InProcessPool(PoolSettings settings, SubmittedTasks tasks)
        : this(settings, tasks, new PoolEngine(settings, workerId => new ThreadWorker(workerId, settings, tasks)))
    {
    }

    private InProcessPool(PoolSettings settings, SubmittedTasks tasks, PoolEngine engine)
        : base(engine, settings.ShutdownTimeout)
    {
        _tasks = tasks;
        if (settings.Initializer is { } initializer) tasks.Add(initializer.Task);
        engine.Start();
    }

    private protected override void RequireRunnable(IPoolSubmission submission) => _tasks.Add(submission.Task);
}
