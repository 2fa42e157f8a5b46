using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>Code of the user's that throws where a result is delivered: nothing but its own continuation is touched.</summary>
public abstract partial class PoolContract
{
    [Fact]
    public void Context_whose_Post_throws_costs_no_other_item_anything() => AwaitBehind(async awaiting =>
    {
        SynchronizationContext.SetSynchronizationContext(new ThrowingContext());
        return await awaiting;
    });

    [Fact]
    public void Task_scheduler_whose_QueueTask_throws_costs_no_other_item_anything()
    {
        var scheduler = new ThrowingScheduler();
        AwaitBehind(awaiting => Task.Factory.StartNew(async () => await awaiting, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap());
    }

    [Fact]
    public void Join_in_a_callback_throws_at_once_and_Close_does_not()
    {
        using IPool pool = Create(1);
        Exception? joined = null;
        AsyncResult<int> result = pool.Work.Square.ApplyAsync(3, callback: _ =>
        {
            pool.Close();
            joined = Record.Exception(() => pool.Join());
        });
        Assert.Equal(9, result.Get(TimeSpan.FromSeconds(30)));
        Assert.Contains("callback", Assert.IsType<InvalidOperationException>(joined).Message, StringComparison.Ordinal);
        pool.Join();
    }

    [Fact]
    public void Join_in_another_pools_callback_waits()
    {
        using IPool pool = Create(1);
        using IPool other = Create(1);
        other.Close();
        Exception? joined = null;
        pool.Work.Square.ApplyAsync(3, callback: _ => joined = Record.Exception(() => other.Join())).Get();
        Assert.Null(joined);
    }

    private void AwaitBehind(Func<AsyncResult<int>, Task<int>> awaiting)
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        using var neighbour = new Gate();
        int worker = pool.ProcessWork.ProcessId.Apply();
        AsyncResult<int> first = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<int> behind = pool.Work.PassGate.ApplyAsync(neighbour.Name, 2);
        Task<int>? continued = null;
        Thread caller = StartThread(() => continued = awaiting(first));
        caller.Join();
        gate.Open();
        Eventually.True(() => neighbour.Arrived >= 1, "the second task runs");
        neighbour.Open();
        Assert.Equal(2, behind.Get());
        Assert.Equal(1, first.Get());
        Assert.Equal(1, continued!.GetAwaiter().GetResult());
        Assert.Equal(1, neighbour.Arrived);
        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());
        pool.Close();
        Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
    }

    private sealed class ThrowingContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");
    }

    // Runs what it is handed first, on the thread that hands it over, and refuses everything after it.
    private sealed class ThrowingScheduler : TaskScheduler
    {
        private bool _started;

        protected override void QueueTask(Task task)
        {
            if (_started) throw new InvalidOperationException("The dispatcher is stopped.");
            _started = true;
            TryExecuteTask(task);
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
