using System.Runtime.CompilerServices;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>How much memory the parent takes at the peak while one large array is the argument of many calls at once.</summary>
internal static class ArgumentsInFlight
{
    private const int Bytes = 400_000_000;
    private const int Calls = 20;
    private const int LongestWait = 100;
    private const double Slack = 50e6;

    /// <summary>The parent's peak in gigabytes, the array included.</summary>
    public static double Measure(int workers)
    {
        double before = ProcFile.ResidentBytes();
        double peak = MeasureOnce(workers);

        // What is measured next in this process must not find room that this has left: arrays of sent payloads are kept for two seconds.
        for (int i = 0; i < LongestWait && ProcFile.ResidentBytes() > before + Slack; i++)
        {
            Thread.Sleep(100);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        ProcFile.ResetPeak();
        return peak;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double MeasureOnce(int workers)
    {
        byte[] value = new byte[Bytes];
        Array.Fill(value, (byte)1);
        using ProcessPool pool = new(workers);
        AsyncResult<int>[] results = new AsyncResult<int>[Calls];
        for (int i = 0; i < Calls; i++) results[i] = pool.Work.CountBytes.ApplyAsync(value);
        foreach (AsyncResult<int> result in results)
        {
            if (result.Get() != Bytes) throw new InvalidOperationException("The worker got another array.");
        }

        return ProcFile.PeakBytes(Environment.ProcessId) / 1e9;
    }
}
