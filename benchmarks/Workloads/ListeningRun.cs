using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>Measures what listeners cost: the same workloads on PoolGen, in turns, while nobody listens, to metrics, and with each trace recorded.</summary>
internal static class ListeningRun
{
    private static readonly string[] Workloads = ["P1", "P2", "P3"];

    /// <summary>In the order in which they take turns.</summary>
    public static IReadOnlyList<Contender> Contenders { get; } =
    [
        ContenderCatalog.Self(Contender.PoolGen, "nobody listens", "run"),
        Listening(Contender.Metrics, "metrics listening", "metrics"),
        Listening(Contender.Traces, "sampled traces", "traces"),
    ];

    public static List<Measurement> Measure(int repetitions, bool quick)
    {
        List<Measurement> measurements = [];
        foreach (Workload workload in Workloads.Select(WorkloadCatalog.Find))
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                foreach (Contender contender in Contenders)
                {
                    Measurement measurement = ContenderProcess.Run(contender, workload, repetition, quick);
                    string summary = measurement.Failure ?? FigureText.Of(measurement.Figures[workload.Lines[0].Key], workload.Lines[0].Unit);
                    Console.WriteLine($"{workload.Id,-5} {repetition + 1}/{repetitions}  {contender.Name,-20} {summary}");
                    measurements.Add(measurement);
                }
            }
        }

        return measurements;
    }

    private static Contender Listening(string id, string name, string kind)
    {
        Contender self = ContenderCatalog.Self(id, name, "listening");
        return self with { Arguments = [.. self.Arguments, kind] };
    }
}
