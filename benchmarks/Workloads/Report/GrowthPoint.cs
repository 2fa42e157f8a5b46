namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The cost of a task at one size.</summary>
/// <param name="Workers">How many workers.</param>
/// <param name="Tasks">How many tasks.</param>
/// <param name="Repetition">Which time, from 0.</param>
/// <param name="CallNanoseconds">For a task of an <c>ApplyAsync</c> each.</param>
/// <param name="MapNanoseconds">For an item of one map.</param>
internal sealed record GrowthPoint(int Workers, int Tasks, int Repetition, double CallNanoseconds, double MapNanoseconds);
