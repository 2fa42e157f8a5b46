namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>The pools of Python's standard library.</summary>
internal static class PythonPeers
{
    public static void Find(ContenderCatalog catalog)
    {
        if (Tool.Output("python3", "--version") is null)
        {
            catalog.Notes.Add("Python's pools: there is no python3.");
            return;
        }

        string script = Path.Combine(AppContext.BaseDirectory, "Peers", "python", "pools.py");
        catalog.Present.Add(new(Contender.ForkPool, "multiprocessing.Pool (fork)", "python3", script, "fork"));
        catalog.Present.Add(new(Contender.SpawnPool, "multiprocessing.Pool (spawn)", "python3", script, "spawn"));
        catalog.Present.Add(new(Contender.Executor, "ProcessPoolExecutor (spawn)", "python3", script, "executor"));
    }
}
