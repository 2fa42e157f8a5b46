namespace PoolGen.Tasks;

/// <summary>Runs actions one after the other on the thread pool, in the order in which they were posted.</summary>
internal sealed class SerialQueue : IThreadPoolWorkItem
{
    private readonly Queue<Action> _actions = new();
    private bool _scheduled;

    internal void Post(Action action)
    {
        lock (_actions)
        {
            _actions.Enqueue(action);
            if (_scheduled) return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (true)
        {
            Action? action;
            lock (_actions)
            {
                if (!_actions.TryDequeue(out action))
                {
                    _scheduled = false;
                    return;
                }
            }

            action();
        }
    }
}
