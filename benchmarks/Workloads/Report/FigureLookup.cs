using PoolGen.Benchmarks.Workloads.Contenders;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The figures of a run, as seen from one figure of one workload.</summary>
internal sealed class FigureLookup(BenchmarkDocument document, string workload, string figure)
{
    /// <summary>PoolGen's; null if it was not measured.</summary>
    public double? Ours => Of(Contender.PoolGen);

    /// <summary>The median of a contender's; null if it was not measured.</summary>
    public double? Of(string contender, string? otherFigure = null, string? otherWorkload = null)
    {
        double[] values = All(contender, otherFigure, otherWorkload);
        return values.Length == 0 ? null : Statistics.Median(values);
    }

    /// <summary>A contender's, of all repetitions that did not fail.</summary>
    public double[] All(string contender, string? otherFigure = null, string? otherWorkload = null) =>
    [
        .. document.Measurements
            .Where(m => m.Failure is null && m.Contender == contender && m.Workload == (otherWorkload ?? workload))
            .Where(m => m.Figures.ContainsKey(otherFigure ?? figure))
            .Select(m => m.Figures[otherFigure ?? figure]),
    ];
}
