namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>A figure of a workload as it is reported.</summary>
/// <param name="Key">Its name in the contenders' output.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Reach">What must be reached, if anything.</param>
/// <param name="Aim">What is aimed at, if anything.</param>
/// <param name="Bound">What a profile has shown to bound the figure: told where the aim is not met.</param>
internal sealed record Line(string Key, string Title, string Unit, Better Better, Target? Reach = null, Target? Aim = null, string? Bound = null);
