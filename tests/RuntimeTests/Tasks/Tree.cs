namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A type that holds itself, in a collection.</summary>
public sealed record Tree(int Value, string? Label, Tree[] Children);
