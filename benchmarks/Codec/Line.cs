namespace PoolGen.Benchmarks.Codec;

/// <summary>One line of an order.</summary>
public sealed record Line(string Article, int Count, double Price, string Unit);
