using System.Collections.Concurrent;

namespace PoolGen.FaultTests.Matrix;

/// <summary>Collects what the rows of this run came to, and writes the page at the run's end if it is told to.</summary>
public sealed class FaultMatrix : IDisposable
{
    private static readonly ConcurrentDictionary<int, Figures> Tried = new();

    /// <summary>What the runtime opens once, for all pools, is no pool's leftover.</summary>
    public FaultMatrix()
    {
        using var pool = new ProcessPool(workers: 1);
        Eventually.True(() => pool.Workers[0].State == WorkerState.Idle, "a worker is ready");
    }

    internal static void Record(int row, Figures figures) => Tried[row] = figures;

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") != "1") return;
        string path = Path.Combine(Repository.Root, MatrixPage.FileName);
        File.WriteAllText(path, MatrixPage.Render(File.Exists(path) ? File.ReadAllText(path) : string.Empty, Tried, Counts.Long));
    }
}
