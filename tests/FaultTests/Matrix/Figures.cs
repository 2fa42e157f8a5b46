namespace PoolGen.FaultTests.Matrix;

/// <summary>What a row came to.</summary>
/// <param name="Count">How often the fault was made, or was to be made.</param>
/// <param name="Lost">Items without an end.</param>
/// <param name="Doubled">Items that ran, or ended, more often than they may.</param>
/// <param name="Hung">1 where the row did not end.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failure">Why it is red; null where all held.</param>
internal sealed record Figures(int Count, int Lost, int Doubled, int Hung, double Seconds, string? Failure = null);
