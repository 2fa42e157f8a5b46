using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>Calls that wait for room when they are cancelled or refused: each ends once, and no accepted call is lost.</summary>
public abstract partial class LocalPoolContract
{
    [Fact]
    public void Calls_that_wait_for_room_end_once_when_their_token_fires_and_the_pool_closes()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 4 });
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] accepted = [.. Numbers(4).Select(i => pool.Work.Square.ApplyAsync(i))];
        int waiting = 0;
        int callbacks = 0;
        int thrown = 0;
        Thread[] callers = [.. Numbers(5).Select(_ => StartThread(() =>
        {
            Interlocked.Increment(ref waiting);
            try
            {
                AsyncResult<int> result = pool.Work.Square.ApplyAsync(1, errorCallback: _ => Interlocked.Increment(ref callbacks), cancellationToken: cancel.Token);
                Assert.Throws<OperationCanceledException>(() => result.Get());
            }
            catch (PoolException)
            {
                Interlocked.Increment(ref thrown);
            }
        }))];
        Eventually.True(() => Volatile.Read(ref waiting) == 5 && callers.All(static thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), "five calls wait for room");
        cancel.Cancel();
        pool.Close();
        foreach (Thread caller in callers) caller.Join();
        Assert.False(running.IsReady);
        gate.Open();
        Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, running.Get(TimeSpan.Zero));
        Assert.Equal([0, 1, 4, 9], accepted.Select(static result => result.Get(TimeSpan.Zero)));
        Assert.Equal(5, callbacks + thrown);
    }

    [Fact]
    public void Refused_call_that_is_cancelled_at_the_same_moment_ends_once()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 2, QueueFullMode = QueueFullMode.Throw });
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] accepted = [.. Numbers(2).Select(i => pool.Work.Square.ApplyAsync(i))];
        int ends = 0;
        for (int i = 0; i < 300; i++)
        {
            using var cancel = new CancellationTokenSource();
            Thread canceller = StartThread(cancel.Cancel);
            try
            {
                AsyncResult<int> result = pool.Work.Square.ApplyAsync(1, errorCallback: _ => Interlocked.Increment(ref ends), cancellationToken: cancel.Token);
                result.Wait();
            }
            catch (QueueFullException)
            {
                Interlocked.Increment(ref ends);
            }

            canceller.Join();
        }

        Assert.Equal(300, ends);
        pool.Close();
        Assert.False(running.IsReady);
        gate.Open();
        Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, running.Get(TimeSpan.Zero));
        Assert.Equal([0, 1], accepted.Select(static result => result.Get(TimeSpan.Zero)));
    }

    [Fact]
    public void Cancelled_call_gives_its_room_in_the_queue_back()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxQueuedTasks = 4, QueueFullMode = QueueFullMode.Throw });
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int>[] queued = [.. Numbers(4).Select(i => pool.Work.Square.ApplyAsync(i))];
        foreach (AsyncResult<int> result in queued) Assert.True(result.Cancel());
        AsyncResult<int>[] others = [.. Numbers(4).Select(i => pool.Work.Square.ApplyAsync(i))];
        Assert.Throws<QueueFullException>(object? () => pool.Work.Square.ApplyAsync(9));
        gate.Open();
        Assert.Equal(1, running.Get());
        Assert.Equal([0, 1, 4, 9], others.Select(static result => result.Get()));
    }
}
