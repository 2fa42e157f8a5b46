namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>The line that a contender prints.</summary>
/// <param name="Workload">The workload that it ran.</param>
/// <param name="Count">How many tasks or rounds.</param>
/// <param name="Answer">What the tasks computed, in one number.</param>
/// <param name="Figures">What was measured, by name.</param>
internal sealed record ContenderOutput(string Workload, long Count, double Answer, Dictionary<string, double> Figures);
