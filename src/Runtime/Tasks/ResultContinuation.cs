namespace PoolGen.Tasks;

/// <summary>What runs after an awaited result has ended: on the awaiting context if it has one, else on the thread pool, one hop in each case.</summary>
internal sealed class ResultContinuation : IResultListener
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

    public void OnEnded(AsyncResult result)
    {
        if (_context is not null) _context.Post(static state => ((Action)state!)(), _continuation);
        else Task.Factory.StartNew(_continuation, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler!);
    }
}
