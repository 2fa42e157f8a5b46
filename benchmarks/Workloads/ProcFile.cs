using System.Globalization;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>What Linux tells of a process, below <c>/proc</c>.</summary>
internal static class ProcFile
{
    /// <summary>Its share of physical memory, in megabytes: what it shares is divided by the number of sharers.</summary>
    public static double ProportionalMegabytes(int processId) => Number($"/proc/{processId}/smaps_rollup", "Pss:") / 1024;

    /// <summary>This process's resident memory, in bytes.</summary>
    public static double ResidentBytes() => Number("/proc/self/status", "VmRSS:") * 1024;

    /// <summary>The most resident memory that a process has had, in bytes.</summary>
    public static double PeakBytes(int processId) => Number($"/proc/{processId}/status", "VmHWM:") * 1024;

    /// <summary>This process's peak counts from what it has now.</summary>
    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>How often threads of a process went to sleep: each time somebody had to wake them.</summary>
    public static long Sleeps(int processId) =>
        Directory.GetDirectories($"/proc/{processId}/task").Sum(static thread => (long)Number(Path.Combine(thread, "status"), "voluntary_ctxt_switches:"));

    /// <summary>The processor time of a process's living threads.</summary>
    public static double ProcessorMicroseconds(int processId) =>
        Directory.GetDirectories($"/proc/{processId}/task").Sum(static thread => double.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture) / 1_000);

    private static double Number(string file, string name)
    {
        string line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
