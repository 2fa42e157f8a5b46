using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Cancelled_token_runs_nothing()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        var cancelled = new CancellationToken(canceled: true);
        AsyncResult<int> call = pool.Work.PassGate.ApplyAsync(gate.Name, 1, cancellationToken: cancelled);
        AsyncResult<int[]> map = pool.Work.PassGate.StarMapAsync([(gate.Name, 1)], cancellationToken: cancelled);
        Assert.Throws<OperationCanceledException>(() => call.Get());
        Assert.Throws<OperationCanceledException>(() => map.Get());
        Assert.Null(call.Exception);
        Assert.False(call.IsSuccessful);
        Assert.True(call.AsTask().IsCanceled);
        Assert.Equal(0, gate.Arrived);
    }

    [Fact]
    public void Queued_call_that_is_cancelled_never_runs_and_ends_at_once()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        using var never = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] queued = [.. Numbers(20).Select(i => pool.Work.PassGate.ApplyAsync(never.Name, i))];
        foreach (AsyncResult<int> result in queued)
        {
            Assert.True(result.Cancel());
            Assert.False(result.Cancel());
            Assert.Throws<OperationCanceledException>(() => result.Get(TimeSpan.FromSeconds(30)));
        }

        gate.Open();
        Assert.Equal(1, running.Get());
        Assert.Equal(4, pool.Work.Square.Apply(2));
        Assert.Equal(0, never.Arrived);
    }

    [Fact]
    public void Running_task_sees_its_token_fire_and_is_cancelled_when_it_throws()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        AsyncResult<int> result = pool.Work.PassGateOrCancel.ApplyAsync(gate.Name, 1, cancellationToken: cancel.Token);
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        cancel.Cancel();
        Assert.Equal(cancel.Token, Assert.Throws<OperationCanceledException>(() => result.Get()).CancellationToken);
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Value_that_a_cancelled_task_returns_in_time_stands()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        AsyncResult<int> result = pool.Work.ReturnWhenCancelled.ApplyAsync(gate.Name, 17);
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        Assert.True(result.Cancel());
        Assert.Equal(17, result.Get());
    }

    [Fact]
    public void Task_that_fails_with_an_exception_of_its_own_after_its_token_fired_ends_in_that_exception()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        AsyncResult<int> result = pool.Work.FailWhenCancelled.ApplyAsync(gate.Name, "half a file was written");
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        Assert.True(result.Cancel());
        Assert.Equal("half a file was written", Assert.Throws<IOException>(() => result.Get()).Message);
        Assert.NotNull(result.Exception);
    }

    [Fact]
    public void Cancelled_map_stops_starting_items_and_calls_its_error_callback_once()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        int errors = 0;
        using var cancel = new CancellationTokenSource();
        AsyncResult<int[]> map = pool.Work.PassGateOrCancel.StarMapAsync(
            Numbers(100).Select(i => (gate.Name, i)), chunkSize: 10, errorCallback: e =>
            {
                Assert.IsType<OperationCanceledException>(e);
                Interlocked.Increment(ref errors);
            },
            cancellationToken: cancel.Token);
        Eventually.True(() => gate.Arrived == 2, "both workers run an item");
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => map.Get());
        Assert.Equal(1, errors);
        Assert.Equal(2, gate.Arrived);
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Other_tasks_are_untouched_by_a_cancellation()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] queued = [.. Numbers(10).Select(i => pool.Work.Square.ApplyAsync(i))];
        for (int i = 0; i < 10; i += 3) queued[i].Cancel();
        gate.Open();
        Assert.Equal(1, running.Get());
        for (int i = 0; i < 10; i++)
        {
            if (i % 3 != 0) Assert.Equal(i * i, queued[i].Get());
            else Assert.Throws<OperationCanceledException>(() => queued[i].Get());
        }
    }
}
