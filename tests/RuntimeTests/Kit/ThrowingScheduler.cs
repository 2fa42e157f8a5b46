namespace PoolGen.RuntimeTests.Kit;

/// <summary>A task scheduler that runs things where they are queued, until it is stopped: then it takes nothing.</summary>
internal sealed class ThrowingScheduler : TaskScheduler
{
    private int _queued;
    private bool _stopped;

    /// <summary>How often something was queued after it had stopped.</summary>
    internal int Queued => Volatile.Read(ref _queued);

    internal void Stop() => Volatile.Write(ref _stopped, true);

    /// <summary>Does something on this thread as a task of this scheduler.</summary>
    internal void Run(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, this).GetAwaiter().GetResult();

    protected override void QueueTask(Task task)
    {
        if (!Volatile.Read(ref _stopped))
        {
            TryExecuteTask(task);
            return;
        }

        Interlocked.Increment(ref _queued);
        throw new InvalidOperationException("the scheduler takes nothing any more");
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
