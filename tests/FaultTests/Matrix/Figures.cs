namespace PoolGen.FaultTests.Matrix;

/// <summary>What a row came to.</summary>
internal sealed record Figures(int Count, int Lost, int Doubled, int Hung, double Seconds);
