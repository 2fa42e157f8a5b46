using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>Measures: repetition by repetition, and in each contender by contender, so that what the machine does meanwhile meets all alike.</summary>
internal static class BenchmarkRun
{
    private const int MostGrowthRepetitions = 3;

    public static List<Measurement> Measure(IEnumerable<Workload> workloads, IReadOnlyList<Contender> present, int repetitions, bool quick)
    {
        List<Measurement> measurements = [];
        foreach (Workload workload in workloads)
        {
            Contender[] contenders = [.. present.Where(contender => contender.Id == Contender.PoolGen || workload.Peers.Contains(contender.Id))];
            int turns = quick ? repetitions : repetitions * workload.Turns;
            for (int repetition = 0; repetition < turns; repetition++)
            {
                foreach (Contender contender in contenders)
                {
                    Measurement measurement = ContenderProcess.Run(contender, workload, repetition, quick);
                    Console.WriteLine($"{workload.Id,-5} {repetition + 1}/{turns}  {contender.Name,-32} {Summary(workload, measurement)}");
                    measurements.Add(measurement);
                }
            }
        }

        return measurements;
    }

    /// <summary>The cost per task at each size; what fails is added to the measurements.</summary>
    public static List<GrowthPoint> MeasureGrowth(int repetitions, bool quick, List<Measurement> measurements)
    {
        Contender self = ContenderCatalog.Self(Contender.PoolGen, "PoolGen", "growth");
        List<GrowthPoint> points = [];
        for (int repetition = 0; repetition < Math.Min(repetitions, MostGrowthRepetitions); repetition++)
        {
            foreach (int tasks in GrowthStep.Tasks.Where(tasks => !quick || tasks <= 100_000))
            {
                foreach (int workers in GrowthStep.Workers)
                {
                    ContenderOutput? output = ContenderProcess.Start(self, [$"{workers}", $"{tasks}"], out _, out string failure);
                    if (output is null || output.Answer != Sums.OfIncrements(tasks))
                    {
                        failure = $"{workers} workers, {tasks} tasks: {(output is null ? failure : $"wrong answer {output.Answer}")}";
                        measurements.Add(Measurement.Failed("growth", self.Id, repetition, failure));
                        continue;
                    }

                    points.Add(new(workers, tasks, repetition, output.Figures["call"], output.Figures["map"]));
                    Console.WriteLine($"growth {repetition + 1}  {workers} workers, {tasks,8} tasks: {output.Figures["call"]:F0} ns a call, {output.Figures["map"]:F1} ns a map's item");
                }
            }
        }

        return points;
    }

    private static string Summary(Workload workload, Measurement measurement) => measurement.Failure ?? string.Join(", ", workload.Lines
        .Where(line => measurement.Figures.ContainsKey(line.Key))
        .Select(line => $"{line.Key} {FigureText.Of(measurement.Figures[line.Key], line.Unit)}"));
}
