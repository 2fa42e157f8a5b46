namespace PoolGen.Hosting;

/// <summary>A pool's workers at one moment.</summary>
/// <param name="Count">How many workers the pool has.</param>
/// <param name="Up">How many of them can run tasks.</param>
/// <param name="NeverUp">The numbers of those that have not been up yet.</param>
/// <param name="Down">The numbers of those that have been down for too long.</param>
internal sealed record WorkerHealth(int Count, int Up, IReadOnlyList<int> NeverUp, IReadOnlyList<int> Down);
