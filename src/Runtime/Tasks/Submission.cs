using PoolGen.CompilerServices;
using PoolGen.Engines;
using PoolGen.Serialization;

namespace PoolGen.Tasks;

/// <summary>What a call and a map have in common: one result, its callbacks, its cancellation.</summary>
internal abstract class Submission<TResult> : AsyncResult<TResult>, IPoolSubmission
{
    // Made when something is left to do for a result whose caller wants to hear nothing.
    private ResultHandlers<TResult>? _handlers;
    private ISubmissionHost? _host;
    private int _cancelled;

    private protected Submission(ResultHandlers<TResult>? handlers)
    {
        _handlers = handlers;
        handlers?.Belong(this);
    }

    public abstract PoolTask Task { get; }

    public abstract bool IsSingle { get; }

    public virtual bool EndsAsOne => false;

    public virtual bool CallerWaits => false;

    public virtual int FixedChunkSize => 0;

    public virtual int LargestChunk => int.MaxValue;

    public abstract int Available { get; }

    public abstract long? Remaining { get; }

    public bool IsCancelled => Volatile.Read(ref _cancelled) != 0;

    protected ISubmissionHost? Host => _host;

    protected ResultHandlers<TResult>? Handlers => Volatile.Read(ref _handlers);

    private SerialQueue? Callbacks => Handlers?.Queue;

    public virtual void Attach(ISubmissionHost host)
    {
        _host = host;
        if (_handlers is not { } handlers) return;
        if (handlers.Queue is { } queue) queue.Scope.Host = host;
        if (handlers.CancellationToken.CanBeCanceled)
        {
            handlers.Registration = handlers.CancellationToken.UnsafeRegister(static state => ((Submission<TResult>)state!).Cancel(), this);
        }
    }

    public override bool Cancel()
    {
        if (HasEnding || Interlocked.Exchange(ref _cancelled, 1) != 0) return false;
        _host?.Cancel(this);
        return true;
    }

    public abstract int Take(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex);

    public virtual void Want(int items)
    {
    }

    public abstract bool Complete(long index, ref PayloadReader result);

    public abstract bool CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results);

    public abstract bool Fail(long firstIndex, int count, Exception failure);

    public abstract bool Fail(long index, ReadOnlySpan<byte> failure, TaskOrigin origin);

    public abstract bool Cancel(long firstIndex, int count);

    public virtual bool CancelUntaken() => false;

    public virtual bool FinishEmpty() => false;

    public virtual void CutIfUnread(TimeSpan unread)
    {
    }

    public virtual void Report(long index, ReadOnlySpan<byte> progress)
    {
    }

    public abstract bool Abandon(Exception failure);

    public bool TryRefuse()
    {
        if (!TryBeginEnd()) return false;
        Handlers?.Registration.Unregister();
        return true;
    }

    internal override void RunCallbacksApart() => Handlers?.WorkIfAny?.RunCallbacksApart();

    internal override bool RunDeferred(bool withCallbacks) => Handlers?.WorkIfAny?.TryRunOne(withCallbacks) == true;

    /// <summary>Does something off this thread; where that ends the whole submission, its host is told.</summary>
    protected void Defer(Func<bool> end)
    {
        if (Handlers is null) Interlocked.CompareExchange(ref _handlers, new ResultHandlers<TResult>(), null);
        Handlers!.Work(this).Post(() =>
        {
            if (end()) _host!.Ended(this);
        });
    }

    /// <summary>Ends it with a value, after the callback if there is one; false when the caller of this must not count on it having ended yet.</summary>
    protected bool Finish(TResult value)
    {
        if (!TryBeginEnd()) return false;
        if (Callbacks is { } queue)
        {
            PostFinish(queue, value);
            return false;
        }

        FinishNow(value);
        return true;
    }

    // A closure in Finish itself would be allocated for every result, with callbacks or without.
    private void PostFinish(SerialQueue queue, TResult value) => queue.Post(() =>
    {
        Call(handlers =>
        {
            handlers.Callback?.Invoke(value);
            handlers.Done?.Invoke();
        });
        FinishNow(value);
        _host?.Ended(this);
    });

    /// <inheritdoc cref="Finish"/>
    protected bool FinishFailed(Exception failure)
    {
        if (!TryBeginEnd()) return false;
        if (Callbacks is not { } queue)
        {
            FinishFailedNow(failure);
            return true;
        }

        queue.Post(() =>
        {
            Call(handlers => handlers.ErrorCallback?.Invoke(failure));
            FinishFailedNow(failure);
            _host?.Ended(this);
        });
        return false;
    }

    /// <inheritdoc cref="Finish"/>
    protected bool FinishCancelled()
    {
        if (!TryBeginEnd()) return false;
        CancellationToken token = Handlers?.CancellationToken ?? default;
        if (Callbacks is not { } queue)
        {
            FinishCancelledNow(token);
            return true;
        }

        queue.Post(() =>
        {
            Call(handlers => handlers.ErrorCallback?.Invoke(new OperationCanceledException("The work was cancelled.", token)));
            FinishCancelledNow(token);
            _host?.Ended(this);
        });
        return false;
    }

    private protected override Exception? CallbackExceptionCore => Handlers?.CallbackException;

    // A callback that throws changes nothing about the result.
    private void Call(Action<ResultHandlers<TResult>> callback)
    {
        ResultHandlers<TResult> handlers = Handlers!;
        try
        {
            callback(handlers);
        }
        catch (Exception e)
        {
            handlers.CallbackException = e;
        }
    }

    private void FinishNow(TResult value)
    {
        Handlers?.Registration.Unregister();
        Value = value;
        EndWithResult();
    }

    private void FinishFailedNow(Exception failure)
    {
        Handlers?.Registration.Unregister();
        EndWithFailure(failure);
    }

    private void FinishCancelledNow(CancellationToken token)
    {
        Handlers?.Registration.Unregister();
        EndAsCancelled(token);
    }
}
