using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

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

    public SubmissionEnvelope Envelope
    {
        get => Handlers?.Envelope ?? SubmissionEnvelope.Default;
        set
        {
            if (value != Envelope) MakeHandlers().Envelope = value;
        }
    }

    public abstract bool IsSingle { get; }

    public virtual bool EndsAsOne => false;

    public virtual bool CallerWaits => false;

    public virtual int FixedChunkSize => 0;

    public virtual int LargestChunk => int.MaxValue;

    public abstract int Available { get; }

    public abstract long? Remaining { get; }

    bool IPoolSubmission.IsCancelled => IsCancelRequested;

    // A call may be cancelled twice: the first end is the one that counts.
    bool IPoolSubmission.TellsItsEnds => IsSingle;

    /// <summary>Whether its items should no longer start; the result may end otherwise all the same.</summary>
    protected bool IsCancelRequested => Volatile.Read(ref _cancelled) != 0;

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

    public abstract int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex);

    public virtual void Want(int items)
    {
    }

    public abstract void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope);

    public abstract void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope);

    public abstract void Fail(long firstIndex, int count, Exception failure);

    public abstract void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope);

    public abstract void Cancel(long firstIndex, int count);

    public virtual void CancelRemaining()
    {
    }

    public virtual void EndEmpty()
    {
    }

    public virtual void CutIfUnread(TimeSpan unread)
    {
    }

    public virtual void Report(long index, ReadOnlySpan<byte> progress)
    {
    }

    public abstract void Abandon(Exception failure);

    public bool TryRefuse()
    {
        if (!TryBeginEnd()) return false;
        Handlers?.Registration.Unregister();
        return true;
    }

    internal override void RunCallbacksApart() => Handlers?.WorkIfAny?.RunCallbacksApart();

    internal override bool RunDeferred(bool withCallbacks) => Handlers?.WorkIfAny?.TryRunOne(withCallbacks) == true;

    /// <summary>Does something off this thread.</summary>
    protected void Defer(Action action) => MakeHandlers().Work(this).Post(action);

    /// <summary>Ends it with a value, after the callback if there is one, unless it has ended.</summary>
    protected void Finish(TResult value)
    {
        if (!TryBeginEnd()) return;
        if (Handlers is not { } handlers) EndWith(value);
        else if (handlers.Queue is { } queue) PostFinish(queue, value);
        else FinishNow(value);
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
    });

    /// <inheritdoc cref="Finish"/>
    /// <param name="failure">What it ends with.</param>
    /// <param name="outcome">What the engine counts, if it has not counted the item by itself.</param>
    protected void FinishFailed(Exception failure, ItemOutcome? outcome = null)
    {
        if (!TryBeginEnd()) return;
        if (outcome is { } counted) _host.CountEnds(Task, counted, 1);
        if (Callbacks is { } queue) PostFinishFailed(queue, failure);
        else FinishFailedNow(failure);
    }

    private void PostFinishFailed(SerialQueue queue, Exception failure) => queue.Post(() =>
    {
        Call(handlers => handlers.ErrorCallback?.Invoke(failure));
        FinishFailedNow(failure);
    });

    /// <inheritdoc cref="Finish"/>
    /// <param name="isCounted">Whether the engine has counted the items by itself.</param>
    protected void FinishCancelled(bool isCounted)
    {
        if (!TryBeginEnd()) return;
        if (!isCounted) _host.CountEnds(Task, ItemOutcome.Cancelled, 1);
        CancellationToken token = Handlers?.CancellationToken ?? default;
        if (Callbacks is { } queue) PostFinishCancelled(queue, token);
        else FinishCancelledNow(token);
    }

    private void PostFinishCancelled(SerialQueue queue, CancellationToken token) => queue.Post(() =>
    {
        Call(handlers => handlers.ErrorCallback?.Invoke(new OperationCanceledException("The work was cancelled.", token)));
        FinishCancelledNow(token);
    });

    private protected override string TaskName => Task.Name;

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
            if (_host?.Engine is IHearsCallbackFailures engine) engine.CallbackFailed(Task, e);
        }
    }

    private ResultHandlers<TResult> MakeHandlers()
    {
        if (Handlers is null) Interlocked.CompareExchange(ref _handlers, new ResultHandlers<TResult>(), null);
        return Handlers!;
    }

    private void FinishNow(TResult value)
    {
        Handlers?.Registration.Unregister();
        EndWith(value);
    }

    private void EndWith(TResult value)
    {
        Value = value;
        EndWithResult();
        _host?.Ended(this);
    }

    private void FinishFailedNow(Exception failure)
    {
        Handlers?.Registration.Unregister();
        EndWithFailure(failure);
        _host?.Ended(this);
    }

    private void FinishCancelledNow(CancellationToken token)
    {
        Handlers?.Registration.Unregister();
        EndAsCancelled(token);
        _host?.Ended(this);
    }
}
