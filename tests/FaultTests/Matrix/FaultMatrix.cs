namespace PoolGen.FaultTests.Matrix;

/// <summary>Books what the rows come to: on the page, if the run is told to write it.</summary>
public sealed class FaultMatrix
{
    /// <summary>What the runtime opens once, for all pools, is no pool's leftover.</summary>
    public FaultMatrix()
    {
        using var pool = new ProcessPool(workers: 1);
        Eventually.True(() => pool.Workers[0].State == WorkerState.Idle, "a worker is ready");
    }

    internal static void Record(int row, Figures figures)
    {
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") != "1") return;
        string path = Path.Combine(Repository.Root, MatrixPage.FileName);
        string page = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        File.WriteAllText(path, MatrixPage.Render(page, new Dictionary<int, Figures> { [row] = figures }, Counts.Long, Seen.Now));
    }
}
