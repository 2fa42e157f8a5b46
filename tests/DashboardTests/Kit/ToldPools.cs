namespace PoolGen.DashboardTests.Kit;

/// <summary>Many pools, which end together.</summary>
internal sealed class ToldPools(IEnumerable<ToldPool> pools) : IDisposable
{
    private readonly ToldPool[] _pools = [.. pools];

    public void Dispose()
    {
        foreach (ToldPool pool in _pools) pool.Dispose();
    }
}
