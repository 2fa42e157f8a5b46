using System.Diagnostics;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>The cost of a task at one number of workers and one number of tasks, by single calls and by a map.</summary>
internal static class GrowthStep
{
    /// <summary>The sizes that are measured.</summary>
    public static readonly int[] Workers = [1, 2, 4, 8];

    /// <summary>The sizes that are measured.</summary>
    public static readonly int[] Tasks = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Runs it on PoolGen.</summary>
    public static Measured Measure(int workers, int tasks)
    {
        using ProcessPool pool = new(workers);
        using ScratchFolder folder = new();
        Meeting.Run(pool, folder.Path, workers);
        // Compiled code before the clock, however few tasks are measured.
        ManyCalls.RunAsync(pool, 100_000).GetAwaiter().GetResult();
        int[] items = [.. Enumerable.Range(0, tasks)];
        pool.Work.Increment.Map(items);

        // Few tasks end too soon for one clock reading: as many rounds as a hundred thousand tasks need.
        int rounds = Math.Max(1, 100_000 / tasks);
        List<double> calls = [];
        List<double> maps = [];
        double sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            sum += ManyCalls.RunAsync(pool, tasks).GetAwaiter().GetResult();
            calls.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / tasks);
            start = Stopwatch.GetTimestamp();
            int[] results = pool.Work.Increment.Map(items);
            maps.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / tasks);
            sum += results.Sum(static x => (long)x);
        }

        return new(tasks, sum / (2 * rounds), new Dictionary<string, double> { ["call"] = Statistics.Median(calls), ["map"] = Statistics.Median(maps) });
    }
}
