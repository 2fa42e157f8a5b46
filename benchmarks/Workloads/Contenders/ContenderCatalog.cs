namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>Who is here, and why the others are not.</summary>
internal sealed class ContenderCatalog
{
    private ContenderCatalog()
    {
    }

    /// <summary>In the order in which they take turns.</summary>
    public List<Contender> Present { get; } = [];

    /// <summary>A sentence for each that is absent.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Looks for all, compiles and installs what can be.</summary>
    /// <param name="folder">Where what is compiled and installed goes.</param>
    public static ContenderCatalog Find(string folder)
    {
        ContenderCatalog catalog = new();
        catalog.Present.Add(Self(Contender.PoolGen, "PoolGen", "run"));
        PythonPeers.Find(catalog);
        NodePeers.Find(catalog, Path.Combine(folder, "node"));
        CompiledLimits.Find(catalog, folder);
        catalog.Present.Add(Self(Contender.Parallel, "Parallel.ForEach (threads)", "parallel"));
        catalog.Present.Add(Self(Contender.Tasks, "Task.Run (threads)", "tasks"));
        catalog.Present.Add(Self(Contender.Hello, ".NET hello world", "hello"));
        return catalog;
    }

    /// <summary>This program in another role.</summary>
    public static Contender Self(string id, string name, string role)
    {
        string program = Environment.ProcessPath ?? "dotnet";
        string assembly = typeof(ContenderCatalog).Assembly.Location;
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new(id, name, program, assembly, role)
            : new(id, name, program, role);
    }
}
