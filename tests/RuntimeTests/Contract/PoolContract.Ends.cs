using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Close_takes_no_new_work_and_finishes_what_was_accepted()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        AsyncResult<int>[] accepted = [.. Numbers(10).Select(i => pool.Work.PassGate.ApplyAsync(gate.Name, i))];
        pool.Close();
        Assert.Equal(PoolState.Closed, pool.State);
        Assert.Throws<PoolNotRunningException>(() => pool.Work.Square.Apply(1));
        Assert.Throws<PoolNotRunningException>(object? () => pool.Work.Square.MapAsync([1]));
        Assert.Throws<PoolNotRunningException>(() => pool.Work.Square.Imap([1]));
        Assert.False(pool.Join(TimeSpan.FromMilliseconds(1)));
        gate.Open();
        pool.Join();
        Assert.Equal(Numbers(10), accepted.Select(result => result.Get()));
        Assert.Equal(PoolState.Closed, pool.State);
    }

    [Fact]
    public void Join_before_Close_is_refused_and_after_disposal_returns_at_once()
    {
        IPool pool = Create();
        Assert.Throws<InvalidOperationException>(pool.Join);
        Assert.Throws<InvalidOperationException>(() => pool.Join(TimeSpan.FromSeconds(1)));
        Assert.Throws<InvalidOperationException>(void () => _ = pool.JoinAsync());
        pool.Dispose();
        pool.Join();
        Assert.True(pool.Join(TimeSpan.Zero));
        Assert.Equal(PoolState.Terminated, pool.State);
    }

    [Fact]
    public async Task JoinAsync_waits_for_the_end()
    {
        await using IPool pool = Create();
        AsyncResult<int[]> map = pool.Work.Square.MapAsync(Numbers(1000));
        pool.Close();
        await pool.JoinAsync();
        Assert.True(map.IsSuccessful);
    }

    [Fact]
    public void Open_streams_go_on_after_Close_while_they_are_read()
    {
        using IPool pool = Create();
        PoolStream<int> stream = pool.Work.Square.Imap(Numbers(3000));
        pool.Close();
        Assert.Equal(Numbers(3000).Select(i => unchecked(i * i)), stream);
        pool.Join();
    }

    [Fact]
    public void Terminate_fails_what_is_outstanding_and_keeps_what_is_ready()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int> ready = pool.Work.Square.ApplyAsync(3);
        ready.Wait();
        AsyncResult<int> running = pool.Work.PassGateOrCancel.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        AsyncResult<int> queued = pool.Work.Square.ApplyAsync(4);
        AsyncResult<int[]> map = pool.Work.Square.MapAsync(Numbers(100));
        pool.Terminate();
        pool.Terminate();
        Assert.Equal(9, ready.Get());
        Assert.Throws<PoolTerminatedException>(() => running.Get());
        Assert.Throws<PoolTerminatedException>(() => queued.Get());
        Assert.Throws<PoolTerminatedException>(() => map.Get());
        Assert.Throws<PoolNotRunningException>(() => pool.Work.Square.Apply(1));
        pool.Join();
    }

    [Fact]
    public void Stream_whose_source_was_waiting_when_the_pool_ended_throws_and_does_not_just_end()
    {
        using IPool pool = Create(1);
        using var goOn = new ManualResetEventSlim();
        Thread? puller = null;
        using PoolStream<int> stream = pool.Work.Square.Imap(Waiting());
        Assert.True(stream.Next(TimeSpan.FromSeconds(30), out int first));
        Assert.Equal(9, first);
        pool.Terminate();
        pool.Join();
        goOn.Set();
        puller!.Join();
        Assert.Throws<PoolTerminatedException>(() => stream.Next(TimeSpan.FromSeconds(30), out _));

        IEnumerable<int> Waiting()
        {
            puller = Thread.CurrentThread;
            yield return 3;
            goOn.Wait();
        }
    }

    [Fact]
    public void Terminate_from_a_callback_keeps_the_callbacks_own_result()
    {
        using IPool pool = Create();
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3, callback: _ => pool.Terminate());
        Assert.Equal(9, result.Get());
        Assert.Equal(PoolState.Terminated, pool.State);
    }

    [Fact]
    public async Task Dispose_is_idempotent_and_may_be_called_concurrently_and_from_a_callback()
    {
        IPool pool = Create();
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3, callback: _ => pool.Dispose());
        Assert.Equal(9, await result);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(pool.Dispose)));
        await pool.DisposeAsync();
        pool.Terminate();
        pool.Close();
        pool.Join();
    }
}
