using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>What every pool promises: section 4 of the contract, one test for each clause, run against each engine.</summary>
[Watchdog]
public abstract partial class PoolContract
{
    protected abstract LocalPool Create(ProcessPoolOptions options);

    protected LocalPool Create(int workers = 2) => Create(new ProcessPoolOptions { Workers = workers });

    protected static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);
}
