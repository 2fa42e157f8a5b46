namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>All workloads, in the order in which they are run and reported.</summary>
internal static class WorkloadCatalog
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new ApplyRoundTrip(), new ManyCalls(), new WholeMap(), new LargePayload(), new ColdStart(), new ComputingTasks(), new SkewedTasks(),
        new LongStream(), new Footprint(), new WorkerDeath(), new GeneratorCost(), new CodecSpeed(), new BlockedThreadPool(), new SharedTable(), new SharedImage(), new CallAnatomy(),
    ];

    /// <summary>Whether there is one of that name.</summary>
    public static bool Contains(string id) => All.Any(workload => IsNamed(workload, id));

    /// <summary>By its name.</summary>
    public static Workload Find(string id) => All.First(workload => IsNamed(workload, id));

    private static bool IsNamed(Workload workload, string id) => string.Equals(workload.Id, id, StringComparison.OrdinalIgnoreCase);
}
