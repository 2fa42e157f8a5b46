using System.Collections.Concurrent;

namespace PoolGen.FaultTests.Matrix;

/// <summary>The rows that this run has tried.</summary>
internal static class FaultMatrix
{
    private static readonly ConcurrentDictionary<int, Figures> Recorded = new();

    private static readonly Lazy<bool> Warm = new(static () =>
    {
        // What the runtime opens once for all pools is no pool's leftover.
        using var pool = new ProcessPool(workers: 1);
        SpinWait.SpinUntil(() => pool.Workers[0].State == WorkerState.Idle, TimeSpan.FromSeconds(30));
        return true;
    });

    internal static void WarmUp() => Assert.True(Warm.Value);

    internal static void Record(int row, Figures figures) => Recorded[row] = figures;
}
