using PoolGen.Extensibility;

namespace PoolGen.Submissions;

/// <summary>What the caller wants to hear of a result, and what is left to do for it: at most one object, and none while there is neither.</summary>
internal sealed class ResultHandlers<T>
{
    private DeferredWork? _work;

    internal Action<T>? Callback { get; init; }

    internal Action? Done { get; init; }

    internal Action<Exception>? ErrorCallback { get; init; }

    internal object? Progress { get; init; }

    internal CancellationToken CancellationToken { get; init; }

    /// <summary>How it is to be run, if its caller has said so.</summary>
    internal SubmissionEnvelope? Envelope { get; set; }

    internal CancellationTokenRegistration Registration { get; set; }

    /// <summary>What the callback or the error callback threw.</summary>
    internal Exception? CallbackException { get; set; }

    /// <summary>Whether the caller's code runs for it: callbacks, progress handlers.</summary>
    internal bool HasCallbacks { get; private init; }

    /// <summary>Runs the caller's code in order, off the readers' threads; null while there is none to run.</summary>
    internal SerialQueue? Queue { get; private set; }

    /// <summary>What is left to do, or null while there is nothing.</summary>
    internal DeferredWork? WorkIfAny => Volatile.Read(ref _work);

    internal static ResultHandlers<T>? Of(
        Action<T>? callback, Action? done, Action<Exception>? errorCallback, object? progress, CancellationToken cancellationToken)
    {
        bool hasCallbacks = callback is not null || done is not null || errorCallback is not null || progress is not null;
        if (!hasCallbacks && !cancellationToken.CanBeCanceled) return null;
        return new ResultHandlers<T>
        {
            Callback = callback,
            Done = done,
            ErrorCallback = errorCallback,
            Progress = progress,
            CancellationToken = cancellationToken,
            HasCallbacks = hasCallbacks,
        };
    }

    /// <summary>Says whose handlers these are, before anything else.</summary>
    internal void Belong(IWakesWaiters owner)
    {
        if (HasCallbacks) Queue = new SerialQueue(Work(owner));
    }

    internal DeferredWork Work(IWakesWaiters owner)
    {
        if (Volatile.Read(ref _work) is { } work) return work;
        work = new DeferredWork(owner);
        return Interlocked.CompareExchange(ref _work, work, null) ?? work;
    }
}
