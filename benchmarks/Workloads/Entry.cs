using System.Globalization;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>What this program is asked to be: one contender in one workload, or the harness that starts them all.</summary>
internal static class Entry
{
    /// <summary>The exit code.</summary>
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["run", string workload, string scale]:
                return Measured.Print(workload, WorkloadCatalog.Find(workload).Measure(Number(scale)));
            case ["listening", string kind, string workload, string scale]:
                return Measured.Print(workload, Listener.Measure(kind, () => WorkloadCatalog.Find(workload).Measure(Number(scale))));
            case ["parallel", string workload, string scale]:
                return Measured.Print(workload, ParallelLoops.Measure(workload, Number(scale)));
            case ["tasks", string workload, string scale]:
                return Measured.Print(workload, ThreadPoolTasks.Measure(workload, Number(scale)));
            case ["growth", string workers, string tasks]:
                return Measured.Print("growth", GrowthStep.Measure(Number(workers), Number(tasks)));
            default:
                return Harness.Run(BenchmarkOptions.Parse(args));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
