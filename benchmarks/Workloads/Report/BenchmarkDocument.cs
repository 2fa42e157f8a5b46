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
    /// <summary>The workloads that another run measured again, and what it measured.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Again { get; private init; } = [];

    /// <summary>Where there is no figure because something went wrong.</summary>
    [JsonIgnore]
    public IEnumerable<Measurement> Failures => Measurements.Where(static measurement => measurement.Failure is not null);

    /// <summary>The same with the workloads that a later run measured again in the place of their own.</summary>
    public BenchmarkDocument With(BenchmarkDocument later)
    {
        string[] again = [.. later.Measurements.Select(static measurement => measurement.Workload).Distinct()];
        return this with
        {
            Measurements = [.. Measurements.Where(measurement => !again.Contains(measurement.Workload)), .. later.Measurements],
            Again = [.. Again, $"{string.Join(", ", again)} in a separate run on {later.Date} at {later.Commit}"],
        };
    }
}
