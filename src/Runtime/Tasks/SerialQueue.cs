using PoolGen.Engines;

namespace PoolGen.Tasks;

/// <summary>Runs the user's callbacks and progress handlers of one submission one after the other, in the order in which they were posted.</summary>
internal sealed class SerialQueue
{
    // The queue that this thread is running, and behind it those that it was running when it came to wait in one of their callbacks.
    [ThreadStatic] private static SerialQueue? _innermost;

    private readonly Queue<Action> _actions = new();
    private readonly DeferredWork _work;
    private readonly Action _run;
    private bool _scheduled;
    private SerialQueue? _outer;

    internal SerialQueue(DeferredWork work)
    {
        _work = work;
        _run = Run;
    }

    /// <summary>The engine that runs the submission.</summary>
    internal ISubmissionHost? Host { get; set; }

    /// <summary>Whether this thread is inside a callback of any pool.</summary>
    internal static bool IsRunning => _innermost is not null;

    /// <summary>Whether this thread is inside a callback of a submission that this engine runs.</summary>
    internal static bool IsRunningFor(ISubmissionHost host)
    {
        for (SerialQueue? queue = _innermost; queue is not null; queue = queue._outer)
        {
            if (ReferenceEquals(queue.Host, host)) return true;
        }

        return false;
    }

    internal void Post(Action action)
    {
        lock (_actions)
        {
            _actions.Enqueue(action);
            if (_scheduled) return;
            _scheduled = true;
        }

        _work.PostCallbacks(_run);
    }

    private void Run()
    {
        _outer = _innermost;
        _innermost = this;
        try
        {
            while (TryTake(out Action? action)) action();
        }
        finally
        {
            _innermost = _outer;
        }
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Action? action)
    {
        lock (_actions)
        {
            if (_actions.TryDequeue(out action)) return true;
            _scheduled = false;
            return false;
        }
    }
}
