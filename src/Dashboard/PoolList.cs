namespace PoolGen.Dashboard;

/// <summary>All pools at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Pools">The oldest first.</param>
internal sealed record PoolList(DateTimeOffset At, IReadOnlyList<PoolView> Pools);
