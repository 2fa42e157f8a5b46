using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>Results where a program has tasks: converted, awaited elsewhere, waited for with a limit.</summary>
public abstract partial class PoolContract
{
    [Fact]
    public async Task Results_are_taken_where_tasks_are()
    {
        using IPool pool = Create();
        AsyncResult<int> nine = pool.Work.Square.ApplyAsync(3);
        AsyncResult<int[]> squares = pool.Work.Square.MapAsync(Numbers(4));
        await Task.WhenAll(nine, squares);
        Task<int> task = nine;
        Assert.Equal(9, await task);
        Assert.Equal(9, await nine.ConfigureAwait(false));
        int[] returned = await Returned();
        Assert.Equal([0, 1, 4, 9], returned);
        List<Task> ended = [];
        await foreach (Task one in Task.WhenEach(nine, squares)) ended.Add(one);
        Assert.Equal(2, ended.Count);

        Task<int[]> Returned() => squares;
    }

    [Fact]
    public async Task Waiting_with_a_limit_ends_the_waiting_and_not_the_work()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        AsyncResult<int> result = pool.Work.PassGate.ApplyAsync(gate.Name, 7);
        await Assert.ThrowsAsync<TimeoutException>(() => result.WaitAsync(TimeSpan.FromMilliseconds(10)));
        Task<int> waiting = result.WaitAsync(cancel.Token);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(result.IsReady);
        gate.Open();
        Assert.Equal(7, await result.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
    }

    [Fact]
    public void Result_says_its_task_and_its_state()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGateOrCancel.ApplyAsync(gate.Name, 7);
        Assert.Equal("Work.PassGateOrCancel: not ended", running.ToString());
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        running.Cancel();
        running.Wait();
        Assert.True(running.IsCancelled);
        Assert.Equal("Work.PassGateOrCancel: cancelled", running.ToString());
        AsyncResult<int> failed = pool.Work.FailIfOdd.ApplyAsync(1);
        failed.Wait();
        Assert.False(failed.IsCancelled);
        Assert.Equal("Work.FailIfOdd: failed (InvalidOperationException)", failed.ToString());
    }

    [Fact]
    public void Failed_item_of_a_map_or_stream_says_its_place()
    {
        using IPool pool = Create();
        AsyncResult<int[]> map = pool.Work.FailIfOdd.MapAsync(Numbers(6));
        Assert.Equal(1L, Assert.Throws<InvalidOperationException>(() => map.Get()).Data["PoolGen.Index"]);
        Assert.Equal([1L, 3L, 5L], map.Exception!.InnerExceptions.Select(static failure => failure.Data["PoolGen.Index"]));
        Outcome<int>[] outcomes = [.. pool.Work.FailIfOdd.Imap(Numbers(4)).AsOutcomes()];
        Assert.Equal(3L, outcomes[3].Exception!.Data["PoolGen.Index"]);
        Assert.Equal(["[0] 0", "[1] InvalidOperationException: 1 is odd"], outcomes.Take(2).Select(static outcome => outcome.ToString()));
    }

    [Fact]
    public async Task Stream_is_read_with_a_token_where_an_enumerable_is()
    {
        using IPool pool = Create();
        using var cancel = new CancellationTokenSource();
        int read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int _ in pool.Work.Square.Imap(Forever()).WithCancellation(cancel.Token).ConfigureAwait(false))
            {
                if (++read == 3) cancel.Cancel();
            }
        });
        Assert.Equal(3, read);
    }

    [Fact]
    public async Task Pool_is_ended_by_its_interface()
    {
        await using IPool created = Create(new ProcessPoolOptions { Workers = 1, Name = "render" });
        await EndAsync(created);
    }

    private static async Task EndAsync<TPool>(TPool pool)
        where TPool : IPool
    {
        Assert.Equal(("render", PoolState.Running), (pool.Name, pool.State));
        AsyncResult<int> accepted = pool.Work.Square.ApplyAsync(3);
        pool.Close();
        await pool.JoinAsync();
        Assert.Equal(PoolState.Closed, pool.State);
        Assert.Equal(9, await accepted);
        pool.Terminate();
    }
}
