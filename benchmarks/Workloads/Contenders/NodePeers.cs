namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>The pools of Node's packages: workerpool with processes, piscina with threads.</summary>
internal static class NodePeers
{
    public static void Find(ContenderCatalog catalog, string folder)
    {
        if (Tool.Output("node", "--version") is null)
        {
            catalog.Notes.Add("Node's pools: there is no node.");
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Peers", "node")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        // Without a registry, what was installed before will do.
        bool installed = Tool.Output("npm", "install", "--prefix", folder, "--prefer-offline", "--no-audit", "--no-fund") is not null
            || Directory.Exists(Path.Combine(folder, "node_modules", "piscina"));
        if (!installed)
        {
            catalog.Notes.Add("Node's pools: npm could not install workerpool and piscina.");
            return;
        }

        catalog.Present.Add(new(Contender.WorkerPool, "workerpool (processes)", "node", "--expose-gc", Path.Combine(folder, "pools.mjs"), "workerpool"));
        catalog.Present.Add(new(Contender.Piscina, "piscina (threads)", "node", "--expose-gc", Path.Combine(folder, "pools.mjs"), "piscina"));
    }
}
