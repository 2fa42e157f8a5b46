namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>What the machine itself can do, in C, compiled on the spot.</summary>
internal static class CompiledLimits
{
    public static void Find(ContenderCatalog catalog, string folder)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Peers", "c", "limits.c");
        string program = Path.Combine(folder, "limits");
        if (Tool.Output("gcc", "-O2", "-Wall", "-o", program, source) is null)
        {
            catalog.Notes.Add("The limits in C: gcc is not there or could not compile them.");
            return;
        }

        catalog.Present.Add(new(Contender.Limit, "limit in C", program, "processes"));
        catalog.Present.Add(new(Contender.MemoryCopy, "memcpy in C", program, "memcpy"));
    }
}
