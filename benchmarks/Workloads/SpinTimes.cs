using System.Diagnostics;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>How many steps of computing take a millisecond, here and now, and how long a list of tasks takes one after the other.</summary>
internal static class SpinTimes
{
    private const int Probe = 2_000_000;

    /// <summary>Measured on compiled code: the best of several probes.</summary>
    public static int StepsPerMillisecond()
    {
        double best = double.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Lcg.Run((uint)i, Probe);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (int)(Probe / best);
    }

    /// <summary>One after the other, in this process.</summary>
    public static double SerialMilliseconds((int Seed, int Steps)[] tasks)
    {
        long start = Stopwatch.GetTimestamp();
        foreach ((int seed, int steps) in tasks) Lcg.Run((uint)seed, steps);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>How many times faster the tasks end together than one after the other, which is timed before and after.</summary>
    public static double SpeedUp((int Seed, int Steps)[] tasks, Func<(int Seed, int Steps)[], uint[]> run, out double sum)
    {
        double before = SerialMilliseconds(tasks);
        long start = Stopwatch.GetTimestamp();
        uint[] results = run(tasks);
        double together = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double after = SerialMilliseconds(tasks);
        sum = results.Sum(static x => (double)x);
        return (before + after) / 2 / together;
    }
}
