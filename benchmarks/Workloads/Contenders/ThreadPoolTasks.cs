using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary><c>Task.Run</c>: the thread pool of this process.</summary>
internal static class ThreadPoolTasks
{
    public static Measured Measure(string workload, int scale) => workload switch
    {
        "P1" => ApplyRoundTrip.Measure(scale, static x => Task.Run(() => Work.Increment(x)).GetAwaiter().GetResult()),
        "P2" => ManyCalls.Measure(scale, RunAsync),
        _ => throw new ArgumentException($"Not for '{workload}'.", nameof(workload)),
    };

    private static async Task<long> RunAsync(int tasks)
    {
        Task<int>[] results = new Task<int>[tasks];
        for (int i = 0; i < tasks; i++)
        {
            int x = i;
            results[i] = Task.Run(() => Work.Increment(x));
        }

        long sum = 0;
        foreach (Task<int> result in results) sum += await result;
        return sum;
    }
}
