using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Settings;
using PoolGen.Wire;
using PoolGen.Workers.Launching;
using PoolGen.Workers;

namespace PoolGen;

/// <summary>A pool of worker processes of this same program. Modelled on Python's <c>multiprocessing.Pool</c>.</summary>
/// <remarks>
/// The constructor returns at once; the workers start in the background. A task that crashes its worker ends alone, in
/// <see cref="WorkerLostException"/>, and the worker is replaced. All members are safe for any thread.
/// </remarks>
/// <example><code>
/// await using var pool = new ProcessPool(workers: 4);
/// int[] squares = pool.Work.Square.Map(Enumerable.Range(0, 1_000_000));
/// </code></example>
public sealed class ProcessPool : LocalPool
{
    private const int MostDepth = 8;

    private PoolTask? _lastChecked;
    private readonly ConcurrentDictionary<PoolTask, PoolTask> _checked = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates a pool.</summary>
    /// <param name="workers">How many worker processes; <see cref="Environment.ProcessorCount"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">This program cannot be started as a worker, or pools are nested too deep.</exception>
    public ProcessPool(int? workers = null)
        : this(new ProcessPoolOptions { Workers = workers })
    {
    }

    /// <summary>Creates a pool.</summary>
    /// <param name="options">How it works; read now, later changes have no effect.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    /// <exception cref="InvalidOperationException">This program cannot be started as a worker, or pools are nested too deep.</exception>
    public ProcessPool(ProcessPoolOptions options)
        : this(PoolSettings.From(options))
    {
    }

    private ProcessPool(PoolSettings settings)
        : this(settings, Prepare(settings))
    {
    }

    private ProcessPool(PoolSettings settings, WorkerSetup setup)
        : this(settings, new PoolEngine(settings, workerId => ProcessWorker.Create(workerId, setup)))
    {
    }

    private ProcessPool(PoolSettings settings, PoolEngine engine)
        : base(engine, settings.ShutdownTimeout)
    {
        if (settings.Initializer is { } initializer) RequireLoadable(initializer.Task);
        engine.Start();
    }

    private protected override void RequireRunnable(IPoolSubmission submission) => RequireLoadable(submission.Task);

    private static WorkerSetup Prepare(PoolSettings settings)
    {
        StopIfMainRanInWorker();
        if (WorkerMark.Depth >= MostDepth)
        {
            throw new InvalidOperationException($"Pools are nested {MostDepth} levels deep: a task in a worker that deep must not create a pool of processes.");
        }

        return new WorkerSetup(settings, LaunchPlanner.Plan(settings.LaunchMode));
    }

    // The worker's mark is gone once a process has become a worker: one that still has it runs the user's Main by accident,
    // and would start workers that do the same.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Nobody else can say it: the process ends here.")]
    private static void StopIfMainRanInWorker()
    {
        if (!WorkerMark.IsPending) return;
        Console.Error.WriteLine(
            "PoolGen: this process was started as a worker, but the program's own Main runs in it and creates a pool. " +
            "Put 'if (PoolWorker.TryRun(args)) return;' first in Main, or use a launch mode that needs no Main.");
        System.Environment.Exit(70);
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is what is looked for.")]
    private void RequireLoadable(PoolTask task)
    {
        if (ReferenceEquals(task, _lastChecked)) return;
        if (_checked.ContainsKey(task))
        {
            _lastChecked = task;
            return;
        }

        Assembly assembly = task.GetType().Assembly;
        bool onDisk = assembly.Location.Length > 0 || typeof(ProcessPool).Assembly.Location.Length == 0;
        if (!onDisk || assembly.IsDynamic)
        {
            throw new InvalidOperationException(
                $"The task '{task.Name}' is defined in '{assembly.GetName().Name}', which was compiled in memory (a script or a notebook): " +
                "no worker process can load it. Put the tasks into a compiled project and reference it, or use an InProcessPool.");
        }

        if (AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default)
        {
            throw new InvalidOperationException(
                $"The task '{task.Name}' is defined in '{assembly.GetName().Name}', which was loaded into an AssemblyLoadContext of its own (a plug-in): " +
                "no worker process can find it. Reference it from the application, or use an InProcessPool.");
        }

        _checked.TryAdd(task, task);
    }
}
