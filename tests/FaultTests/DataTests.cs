using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Data that cannot travel, and user code that throws where it should not.</summary>
[Collection("Faults")]
public sealed class DataTests
{
    private const int LargestPayload = 16 << 20;

    [Fact, Trait("Row", "22")]
    public void Too_large_arguments_and_results_fail_and_the_worker_lives_on() => Repeat(22, Counts.Of(5, 20), static (pool, accounts) =>
    {
        int process = pool.DataWork.ProcessId.Apply();
        int id = accounts.Accept(2);
        Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Take.Apply(id, new byte[LargestPayload + 1]));
        accounts.EndOtherwise(id);
        PayloadTooLargeException large = Assert.Throws<PayloadTooLargeException>(() => pool.DataWork.Give.Apply(id + 1, LargestPayload + 1));
        accounts.EndOtherwise(id + 1);
        Assert.Contains($"{LargestPayload:N0}", large.Message, StringComparison.Ordinal);
        Assert.Equal(process, pool.DataWork.ProcessId.Apply());
    });

    [Fact, Trait("Row", "25")]
    public void Garbage_on_the_standard_streams_reaches_no_protocol() => Repeat(25, Counts.Of(10, 10), static (pool, _) =>
    {
        int process = pool.DataWork.ProcessId.Apply();
        Assert.Equal(1 << 20, pool.DataWork.Litter.Apply(1 << 20));
        Assert.Equal(process, pool.DataWork.ProcessId.Apply());
    });

    [Fact, Trait("Row", "27")]
    public void Argument_that_throws_ends_its_item_alone() => Repeat(27, Counts.Of(10, 100), static (pool, _) =>
    {
        AsyncResult<int> result = pool.DataWork.TakeThrowing.ApplyAsync(new Throwing { Armed = true });
        PayloadException failure = Assert.Throws<PayloadException>(() => result.Get());
        Assert.Contains("the getter's own words", failure.InnerException!.Message, StringComparison.Ordinal);
    });

    [Fact, Trait("Row", "28")]
    public void Result_that_throws_or_exception_that_cannot_be_rebuilt_ends_its_item_alone() => Repeat(28, Counts.Of(10, 100), static (pool, _) =>
    {
        int process = pool.DataWork.ProcessId.Apply();
        PayloadException failure = Assert.Throws<PayloadException>(() => pool.DataWork.GiveThrowing.Apply(1));
        Assert.Contains("the getter's own words", failure.InnerException!.Message, StringComparison.Ordinal);
        RemoteTaskException remote = Assert.Throws<RemoteTaskException>(() => pool.DataWork.ThrowStrange.Apply(7));
        Assert.Contains("strange 7 7", remote.Message, StringComparison.Ordinal);
        Assert.EndsWith(nameof(StrangeException), remote.RemoteTypeName, StringComparison.Ordinal);
        Assert.Contains(nameof(DataWork.ThrowStrange), remote.RemoteStackTrace, StringComparison.Ordinal);
        Assert.Equal(process, pool.DataWork.ProcessId.Apply());
    });

    [Fact, Trait("Row", "29")]
    public void Callbacks_and_progress_handlers_that_throw_stop_nothing() => Repeat(29, Counts.Of(10, 1_000), static (pool, accounts) =>
    {
        int first = accounts.Accept(12);
        AsyncResult<int> called = pool.FaultWork.Tick.ApplyAsync(first, 0, callback: static _ => throw new FormatException("the callback's own words"));
        called.Wait();
        accounts.End(first, called.Exception);
        Assert.IsType<FormatException>(called.CallbackException);
        AsyncResult<int> failed = pool.DataWork.ThrowStrange.ApplyAsync(1, errorCallback: static _ => throw new FormatException("the error callback's own words"));
        Assert.Throws<RemoteTaskException>(() => failed.Get());
        Assert.IsType<FormatException>(failed.CallbackException);
        AsyncResult<int[]> map = pool.FaultWork.Tick.StarMapAsync(
            Enumerable.Range(first + 1, 11).Select(id => (id, 0)), chunkSize: 2, progress: new SynchronousProgress<MapProgress>(static _ => throw new FormatException()));
        map.Wait();
        accounts.EndMap(first + 1, 11, map.Exception);
        Assert.Equal(11, map.Get().Length);
    });

    private static void Repeat(int row, int count, Action<ProcessPool, Accounts> fault)
    {
        using var run = new FaultRun(row, count);
        using (ProcessPool pool = run.Pool(workers: 1, static options => options.MaxPayloadBytes = LargestPayload))
        {
            for (int i = 0; i < count; i++)
            {
                Neighbours neighbours = run.Neighbours(pool);
                fault(pool, run.Accounts);
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }
}
