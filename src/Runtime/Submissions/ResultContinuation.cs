namespace PoolGen.Submissions;

/// <summary>
/// What runs after an awaited result has ended: on the awaiting context or task scheduler if there is one, else on the thread pool.
/// Contexts and schedulers are the user's code, so a thread-pool thread calls them and never the thread that ends the result.
/// </summary>
internal sealed class ResultContinuation : IResultListener, IThreadPoolWorkItem
{
    private readonly Action _continuation;
    private readonly SynchronizationContext? _context;
    private readonly TaskScheduler? _scheduler;

    private ResultContinuation(Action continuation, SynchronizationContext? context, TaskScheduler? scheduler)
    {
        _continuation = continuation;
        _context = context;
        _scheduler = scheduler;
    }

    internal static void Add(AsyncResult result, Action continuation, bool flowContext)
    {
        if (flowContext && ExecutionContext.Capture() is { } flow)
        {
            Action inner = continuation;
            continuation = () => ExecutionContext.Run(flow, static state => ((Action)state!)(), inner);
        }

        SynchronizationContext? context = SynchronizationContext.Current;
        if (context is not null && context.GetType() == typeof(SynchronizationContext)) context = null;
        TaskScheduler? scheduler = TaskScheduler.Current == TaskScheduler.Default ? null : TaskScheduler.Current;
        object listener = context is null && scheduler is null ? continuation : new ResultContinuation(continuation, context, scheduler);
        if (result.TryAddListener(listener)) return;
        if (listener is ResultContinuation late) late.OnEnded(result);
        else ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
    }

    public void OnEnded(AsyncResult result) => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            if (_context is not null) _context.Post(static state => ((Action)state!)(), _continuation);
            else Task.Factory.StartNew(_continuation, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler!);
        }
        catch (Exception)
        {
            // A window that is closed, a dispatcher that has stopped: what was awaited has ended all the same, and the code behind it goes on here.
            _continuation();
        }
    }
}
