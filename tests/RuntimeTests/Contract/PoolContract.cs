using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>What every pool promises: section 4 of the contract, one test for each clause, run against each engine.</summary>
/// <remarks>An engine of somebody else's passes it as well: it is also compiled into EngineTests, which sees public names alone.</remarks>
[Watchdog]
public abstract partial class PoolContract
{
    /// <summary>A pool that follows of these options <c>Workers</c>, <c>Name</c>, <c>MaxPayloadBytes</c> and <c>ShutdownTimeout</c>.</summary>
    protected abstract IPool Create(ProcessPoolOptions options);

    protected IPool Create(int workers = 2) => Create(new ProcessPoolOptions { Workers = workers });

    protected static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    protected static Thread StartThread(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
