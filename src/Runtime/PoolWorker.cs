using PoolGen.Wire;
using PoolGen.WorkerHost;

namespace PoolGen;

/// <summary>The worker's side of a pool, for programs that must let workers in by their own <c>Main</c>: trimmed and NativeAOT ones.</summary>
public static class PoolWorker
{
    /// <summary>Becomes a worker if this process was started as one. Put it first in <c>Main</c>: <c>if (PoolWorker.TryRun(args)) return;</c></summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>True after the worker's work is done: return from <c>Main</c> then. False in every other process.</returns>
    public static bool TryRun(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!WorkerMark.IsPending || !args.Contains(WorkerMark.Argument)) return false;
        Environment.ExitCode = WorkerProgram.Run();
        return true;
    }
}
