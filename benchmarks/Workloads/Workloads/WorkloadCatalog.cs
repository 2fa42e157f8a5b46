namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>All workloads, in the order in which they are run and reported.</summary>
internal static class WorkloadCatalog
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new ApplyRoundTrip(), new ManyCalls(), new WholeMap(), new LargePayload(), new ColdStart(), new ComputingTasks(), new SkewedTasks(),
        new LongStream(), new Footprint(), new WorkerDeath(), new GeneratorCost(), new CodecSpeed(), new CallAnatomy(),
    ];

    /// <summary>By its number.</summary>
    public static Workload Find(string id) =>
        All.FirstOrDefault(workload => string.Equals(workload.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no workload '{id}'; there are {string.Join(", ", All.Select(static workload => workload.Id))}.", nameof(id));
}
