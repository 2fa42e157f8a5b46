namespace PoolGen.Dashboard;

/// <summary>A pool and its last ten minutes.</summary>
/// <param name="Pool">As it is now.</param>
/// <param name="History">What was seen while somebody looked, the oldest first.</param>
internal sealed record PoolDetails(PoolView Pool, IReadOnlyList<PoolSample> History);
