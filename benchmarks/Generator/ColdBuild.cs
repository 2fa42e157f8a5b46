namespace PoolGen.Benchmarks.Generator;

/// <summary>What one build took, in milliseconds.</summary>
/// <param name="Whole">The compiler, from its start to its end.</param>
/// <param name="Processor">The time that it had a processor, on all of them together.</param>
/// <param name="Generators">All generators in it, as the compiler reports them.</param>
internal readonly record struct ColdBuild(double Whole, double Processor, double Generators);
