using System.Text.Json.Serialization;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>A whole run, as it is kept as JSON and reported.</summary>
/// <param name="Date">The day on which it began, in UTC.</param>
/// <param name="Commit">What was measured.</param>
/// <param name="Quick">Sizes were cut: nothing is to be concluded from it.</param>
/// <param name="Machine">Where it was measured.</param>
/// <param name="Names">The contenders by id, in the order of the report.</param>
/// <param name="Notes">What was not installed, and why.</param>
/// <param name="Measurements">What each process found.</param>
/// <param name="Growth">The cost of a task at each size.</param>
internal sealed record BenchmarkDocument(
    string Date,
    string Commit,
    bool Quick,
    Machine Machine,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<GrowthPoint> Growth)
{
    /// <summary>Where there is no figure because something went wrong.</summary>
    [JsonIgnore]
    public IEnumerable<Measurement> Failures => Measurements.Where(static measurement => measurement.Failure is not null);
}
