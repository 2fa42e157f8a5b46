namespace PoolGen.FaultTests.Matrix;

/// <summary>A fault, and what the contract says must happen.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fault">What is done.</param>
/// <param name="Happens">What must happen.</param>
/// <param name="Elsewhere">Where it is shown instead of here, or why it cannot be; null where it has a test here.</param>
internal sealed record MatrixRow(int Number, string Fault, string Happens, string? Elsewhere = null);
