namespace PoolGen.RuntimeTests.Tasks;

public sealed record Portion(ReadOnlySharedArray<int>? Array, int First, int Count);
