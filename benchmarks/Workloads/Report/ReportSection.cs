using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>A figure with everybody who has one, and what is to be reached.</summary>
internal sealed record ReportSection(Workload Workload, Line Line, IReadOnlyList<ReportRow> Rows, string Reach, string Aim)
{
    private const string NotMet = ": **not met**";

    /// <summary>PoolGen's own row.</summary>
    public ReportRow? Ours => Rows.FirstOrDefault(static row => row.Contender == Contender.PoolGen);

    /// <summary>Whether something that it should be is not met.</summary>
    public bool IsShort => Reach.EndsWith(NotMet, StringComparison.Ordinal) || Aim.EndsWith(NotMet, StringComparison.Ordinal);

    /// <summary>All others.</summary>
    public IEnumerable<ReportRow> Others => Rows.Where(static row => row.Contender != Contender.PoolGen);

    /// <summary>All figures of a run, in the order of the workloads; those that nobody has are left out.</summary>
    public static ReportSection[] Of(BenchmarkDocument document) =>
    [
        .. from workload in WorkloadCatalog.All
           from line in workload.Lines
           let rows = Rank(document, workload, line)
           where rows.Count > 0
           let lookup = new FigureLookup(document, workload.Id, line.Key)
           select new ReportSection(workload, line, rows, Judge(line.Reach, lookup), Judge(line.Aim, lookup)),
    ];

    private static List<ReportRow> Rank(BenchmarkDocument document, Workload workload, Line line)
    {
        FigureLookup lookup = new(document, workload.Id, line.Key);
        double? ours = lookup.Ours;
        List<ReportRow> rows = [];
        foreach ((string id, string name) in document.Names)
        {
            double[] values = lookup.All(id);
            bool asked = id == Contender.PoolGen || workload.Peers.Contains(id);
            if (values.Length == 0 || !asked) continue;
            double median = Statistics.Median(values);
            rows.Add(new(id, name, median, values.Min(), values.Max(), Advantage(line.Better, ours, median)));
        }

        return rows;
    }

    // A growth of memory may be nothing at all: nothing is a multiple of that.
    private static double? Advantage(Better better, double? ours, double theirs)
    {
        if (ours is not > 0 || theirs <= 0) return null;
        return better == Better.Lower ? theirs / ours : ours / theirs;
    }

    private static string Judge(Target? target, FigureLookup lookup) => target is null ? "" : target.Judge(lookup) switch
    {
        Verdict.Met => $"{target.Text}: met",
        Verdict.Tied => $"{target.Text}: met within the spread",
        Verdict.Open => $"{target.Text}: open",
        _ => $"{target.Text}{NotMet}",
    };
}
