using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary><c>Parallel.ForEach</c>: threads that share memory, and send nothing anywhere.</summary>
internal static class ParallelLoops
{
    private static readonly ParallelOptions Options = new() { MaxDegreeOfParallelism = Workload.Workers };

    public static Measured Measure(string workload, int scale) => workload switch
    {
        "P3" => WholeMap.Measure(scale, static items => Run(items, Work.Increment)),
        "P6" => ComputingTasks.Measure(scale, static tasks => Run(tasks, static task => Work.Spin(task.Seed, task.Steps))),
        "P7" => SkewedTasks.Measure(scale, static tasks => Run(tasks, static task => Work.Spin(task.Seed, task.Steps))),
        "P15" => SharedImage.MeasureThreads(scale, static (rows, fill) => Parallel.For(0, rows, Options, fill)),
        _ => throw new ArgumentException($"Not for '{workload}'.", nameof(workload)),
    };

    private static TResult[] Run<T, TResult>(T[] items, Func<T, TResult> task)
    {
        TResult[] results = new TResult[items.Length];
        Parallel.ForEach(items, Options, (item, _, index) => results[index] = task(item));
        return results;
    }
}
