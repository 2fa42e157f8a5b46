using PoolGen.Engines;
using PoolGen.Scheduling;
using PoolGen.Settings;
using PoolGen.Workers;

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

    internal InProcessPool(ProcessPoolOptions options)
        : this(PoolSettings.From(options), new SubmittedTasks())
    {
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
