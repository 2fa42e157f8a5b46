using System.Runtime.InteropServices;
using PoolGen.Benchmarks.Workloads.Contenders;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Reads what machine this is.</summary>
internal static class MachineDescription
{
    /// <param name="folder">Where the packages of Node are.</param>
    public static Machine Read(string folder)
    {
        Dictionary<string, string> versions = new() { [".NET"] = Environment.Version.ToString() };
        Add("Python", Tool.Output("python3", "--version")?.Split(' ')[^1]);
        Add("Node", Tool.Output("node", "--version"));
        Add("gcc", Tool.Output("gcc", "-dumpfullversion"));
        foreach (string package in (string[])[Contender.WorkerPool, Contender.Piscina])
        {
            string file = Path.Combine(folder, "node", "node_modules", package, "package.json");
            Add(package, Tool.Output("node", "-p", $"require({System.Text.Json.Nodes.JsonValue.Create(file)!.ToJsonString()}).version"));
        }

        return new(
            Value("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
            $"{RuntimeInformation.OSDescription}, kernel {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}",
            versions);

        void Add(string name, string? version)
        {
            if (version is not null) versions[name] = version;
        }
    }

    private static string? Value(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
