using Microsoft.Extensions.Logging;
using PoolGen.CompilerServices;
using PoolGen.Sharing;

namespace PoolGen;

/// <summary>What a task can know of its own execution. Flows over <c>await</c>.</summary>
public sealed class TaskContext
{
    private static readonly AsyncLocal<TaskCall?> CurrentCall = new();

    private readonly TaskCall _call;

    internal TaskContext(TaskCall call, int workerId, int attempt, uint taskHandle, string taskName)
    {
        TaskHandle = taskHandle;
        TaskName = taskName;
        _call = call;
        WorkerId = workerId;
        Attempt = attempt;
    }

    /// <summary>The context of the task that runs here; null outside a task.</summary>
    public static TaskContext? Current => CurrentCall.Value?.Context;

    /// <summary>The worker's number, 0 to n-1; a replacement has the number of the worker that it replaces.</summary>
    public int WorkerId { get; }

    /// <summary>How often this item has been started, this time included: 1, or more for an idempotent task after a worker's death.</summary>
    public int Attempt { get; }

    /// <summary>Fires when the item is cancelled or its time is up.</summary>
    public CancellationToken CancellationToken => _call.CancellationToken;

    /// <summary>
    /// The task's logger. Its entries arrive at the pool's logger factory (<see cref="ProcessPoolOptions.LoggerFactory"/>), category <c>PoolGen.Task.</c> and the
    /// task's name, before the item's result. Where the pool has no factory, the logger does nothing.
    /// </summary>
    /// <remarks>
    /// Logging never waits for the pool's process. A task that logs faster than its entries are taken loses the oldest ones, and a warning in its category says
    /// how many. Numbers, <c>bool</c>, <c>Guid</c> and dates arrive as what they are, other values as text; an exception as data; the values of scopes with each entry.
    /// The logger may be used by any thread, also after the task has ended. How much is enabled follows the pool's logger factory within a second.
    /// </remarks>
    /// <example><code>
    /// [PoolTask]
    /// public static int Import(string file)
    /// {
    ///     ILogger logger = TaskContext.Current!.Logger;
    ///     logger.LogInformation("Importing {File}", file);
    ///     return Read(file);
    /// }
    /// </code></example>
    public ILogger Logger => _call.LoggerOf(this);

    /// <summary>What the task that runs here has of shared memory; null outside a task.</summary>
    internal static SharedScope? CurrentScope => CurrentCall.Value?.Scope;

    internal uint TaskHandle { get; }

    internal string TaskName { get; }

    /// <summary>Makes a call the current one of this flow, or none.</summary>
    internal static void Enter(TaskCall? call) => CurrentCall.Value = call;
}
