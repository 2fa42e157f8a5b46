namespace PoolGen.Submissions;

/// <summary>
/// What is left to do for one result and must not run on a reader's thread, such as the user's constructors and callbacks.
/// The thread pool does it, or a thread that blocks until the result has ended: so no result needs a thread-pool thread to come free.
/// </summary>
/// <remarks>All members are safe for any thread. Actions must not throw.</remarks>
internal sealed class DeferredWork(IWakesWaiters owner) : IThreadPoolWorkItem
{
    // Guards both queues.
    private readonly Lock _gate = new();
    private readonly Queue<Action> _work = new();
    private Queue<Action>? _callbacks;
    private int _count;

    /// <summary>Whether there is work of the library's own: decoding, encoding, rebuilding.</summary>
    internal bool HasWork => Volatile.Read(ref _count) != 0;

    /// <summary>Adds an action that ends by itself.</summary>
    internal void Post(Action action)
    {
        lock (_gate)
        {
            _work.Enqueue(action);
            _count++;
        }

        Announce();
    }

    /// <summary>Adds an action that runs the user's callbacks, which may wait for whatever the user likes.</summary>
    internal void PostCallbacks(Action action)
    {
        lock (_gate) (_callbacks ??= new Queue<Action>()).Enqueue(action);
        Announce();
    }

    /// <summary>
    /// Runs the callbacks that wait on a thread of their own: no thread of the thread pool has come free for them, and the thread that waits for the result
    /// must not run them, since it waits for a limited time only.
    /// </summary>
    internal void RunCallbacksApart()
    {
        lock (_gate)
        {
            if (_callbacks is not { Count: > 0 }) return;
        }

        var thread = new Thread(() =>
        {
            while (TryRunOne(withCallbacks: true))
            {
            }
        });
        thread.IsBackground = true;
        thread.Name = "PoolGen callbacks";
        thread.Start();
    }

    /// <summary>Runs the oldest action on this thread; false when there is none.</summary>
    /// <param name="withCallbacks">Whether callbacks may run here: only on a thread that does nothing else until they have.</param>
    internal bool TryRunOne(bool withCallbacks)
    {
        Action? action;
        lock (_gate)
        {
            if (_work.TryDequeue(out action)) _count--;
            else if (!withCallbacks || _callbacks is null || !_callbacks.TryDequeue(out action)) return false;
        }

        SynchronizationContext? context = SynchronizationContext.Current;
        if (context is null)
        {
            action();
            return true;
        }

        // A callback that awaits something must not come back to a context whose thread waits for that callback.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        return true;
    }

    void IThreadPoolWorkItem.Execute() => TryRunOne(withCallbacks: true);

    private void Announce()
    {
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        owner.WakeWaiters();
    }
}
