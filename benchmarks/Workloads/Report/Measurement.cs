namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>What one process found.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Contender">The contender.</param>
/// <param name="Repetition">Which time, from 0.</param>
/// <param name="Count">How many tasks or rounds.</param>
/// <param name="Figures">What was measured, by name.</param>
/// <param name="Failure">Why there are no figures, if there are none.</param>
internal sealed record Measurement(
    string Workload, string Contender, int Repetition, long Count, IReadOnlyDictionary<string, double> Figures, string? Failure = null)
{
    /// <summary>Nothing was found.</summary>
    public static Measurement Failed(string workload, string contender, int repetition, string failure) =>
        new(workload, contender, repetition, 0, new Dictionary<string, double>(), failure);
}
