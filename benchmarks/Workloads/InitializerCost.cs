using System.Runtime.CompilerServices;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>How much memory a large value takes that every worker gets by its initializer, as multiples of its size and at the peak.</summary>
internal static class InitializerCost
{
    private const int Bytes = 400_000_000;

    /// <summary>The parent's, the value that it has anyway included, and that of the worker that takes most, above one whose value is empty.</summary>
    public static (double Parent, double Worker) Measure(int workers)
    {
        (double, double) multiples = MeasureOnce(workers);

        // What is measured next in this process must not find room that this has left.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return multiples;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Parent, double Worker) MeasureOnce(int workers)
    {
        byte[] value = new byte[Bytes];
        Array.Fill(value, (byte)1);
        double idle = WorkerPeaks([], workers).Min();
        double before = ProcFile.PeakBytes(Environment.ProcessId);
        double worker = WorkerPeaks(value, workers).Max() - idle;
        double parent = ProcFile.PeakBytes(Environment.ProcessId) - before + value.Length;
        return (parent / value.Length, worker / value.Length);
    }

    private static double[] WorkerPeaks(byte[] value, int workers)
    {
        using ProcessPool pool = new(new ProcessPoolOptions { Workers = workers, Initializer = WorkTasks.KeepTask.Bind(value) });
        if (pool.Work.Kept.Apply() != value.Length) throw new InvalidOperationException("The worker has another value.");
        while (pool.Workers.Any(static worker => worker.State != WorkerState.Idle)) Thread.Sleep(1);
        return [.. pool.Workers.Select(static worker => ProcFile.PeakBytes(worker.ProcessId))];
    }
}
