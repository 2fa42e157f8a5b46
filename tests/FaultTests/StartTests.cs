using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Workers that never become ready: the pool gives up, and says why.</summary>
[Collection("Faults")]
public sealed class StartTests
{
    [Fact, Trait("Row", "30")]
    public void Initializer_that_throws_or_exits_turns_the_pool_Faulted_with_its_own_error()
    {
        int count = Counts.Of(5, 20);
        using var run = new FaultRun(30, count);
        Parallel(count, i =>
        {
            bool throws = i % 2 == 0;
            PoolFaultedException faulted = Fault(run, throws ? "throw" : "exit", null);
            if (throws) Assert.Equal("the initializer's own words", Assert.IsType<InvalidOperationException>(faulted.InnerException).Message);
            else Assert.Contains("exited with code 5", faulted.Message, StringComparison.Ordinal);
        });
        run.Finish();
    }

    [Fact, Trait("Row", "31")]
    public void Initializer_that_hangs_turns_the_pool_Faulted_and_names_the_option()
    {
        int count = Counts.Of(3, 10);
        using var run = new FaultRun(31, count);
        Parallel(count, _ => Assert.Contains(
            nameof(ProcessPoolOptions.WorkerStartTimeout), Fault(run, "hang", TimeSpan.FromMilliseconds(500)).Message, StringComparison.Ordinal));
        run.Finish();
    }

    private static PoolFaultedException Fault(FaultRun run, string what, TimeSpan? startTimeout)
    {
        using ProcessPool pool = run.Pool(workers: 1, options =>
        {
            options.Initializer = DataWorkTasks.InitializeTask.Bind(what);
            if (startTimeout is { } timeout) options.WorkerStartTimeout = timeout;
        });
        int id = run.Accounts.Accept(1);
        AsyncResult<int> pending = pool.FaultWork.Tick.ApplyAsync(id, 0);
        Assert.Throws<PoolFaultedException>(() => pending.Get());
        run.Accounts.EndOtherwise(id);
        Assert.Equal(PoolState.Faulted, pool.State);
        return Assert.Throws<PoolFaultedException>(object? () => pool.DataWork.ProcessId.ApplyAsync());
    }

    // The pools wait most of the time: for their back-off.
    private static void Parallel(int count, Action<int> one) => Together.Run(Enumerable.Range(0, count).Select(i => (Action)(() => one(i))));
}
