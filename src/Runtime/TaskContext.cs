using PoolGen.CompilerServices;

namespace PoolGen;

/// <summary>What a task can know of its own execution. Flows over <c>await</c>.</summary>
public sealed class TaskContext
{
    private static readonly AsyncLocal<TaskCall?> CurrentCall = new();

    private readonly TaskCall _call;

    internal TaskContext(TaskCall call, int workerId, int attempt)
    {
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

    /// <summary>Makes a call the current one of this flow, or none.</summary>
    internal static void Enter(TaskCall? call) => CurrentCall.Value = call;
}
