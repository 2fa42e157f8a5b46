namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Where and with what it was measured.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGigabytes, string Kernel, IReadOnlyDictionary<string, string> Versions);
