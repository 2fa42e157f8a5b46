using PoolGen.CompilerServices;
using PoolGen.Engines;
using PoolGen.Serialization;

namespace PoolGen.Tasks;

/// <summary>What a call and a map have in common: one result, its callbacks, its cancellation.</summary>
internal abstract class Submission<TResult>(ResultHandlers<TResult>? handlers) : AsyncResult<TResult>, IPoolSubmission
{
    private ISubmissionHost? _host;
    private int _cancelled;

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

    protected ResultHandlers<TResult>? Handlers => handlers;

    public virtual void Attach(ISubmissionHost host)
    {
        _host = host;
        if (handlers is { CancellationToken.CanBeCanceled: true })
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

    /// <summary>Ends it with a value, after the callback if there is one; false when the caller of this must not count on it having ended yet.</summary>
    protected bool Finish(TResult value)
    {
        if (!TryBeginEnd()) return false;
        if (handlers?.Queue is not { } queue)
        {
            FinishNow(value);
            return true;
        }

        PostFinish(queue, value);
        return false;
    }

    // A closure in Finish itself would be allocated for every result, with callbacks or without.
    private void PostFinish(SerialQueue queue, TResult value) => queue.Post(() =>
    {
        Exception? thrown = Try(() =>
        {
            handlers!.Callback?.Invoke(value);
            handlers.Done?.Invoke();
        });
        if (thrown is null) FinishNow(value);
        else FinishFailedNow(thrown);
        _host?.Ended(this);
    });

    /// <inheritdoc cref="Finish"/>
    protected bool FinishFailed(Exception failure)
    {
        if (!TryBeginEnd()) return false;
        if (handlers?.Queue is not { } queue)
        {
            FinishFailedNow(failure);
            return true;
        }

        queue.Post(() =>
        {
            handlers.CallbackFailure = Try(() => handlers.ErrorCallback?.Invoke(failure));
            FinishFailedNow(failure);
            _host?.Ended(this);
        });
        return false;
    }

    /// <inheritdoc cref="Finish"/>
    protected bool FinishCancelled()
    {
        if (!TryBeginEnd()) return false;
        CancellationToken token = handlers?.CancellationToken ?? default;
        if (handlers?.Queue is not { } queue)
        {
            FinishCancelledNow(token);
            return true;
        }

        queue.Post(() =>
        {
            Try(() => handlers.ErrorCallback?.Invoke(new OperationCanceledException("The work was cancelled.", token)));
            FinishCancelledNow(token);
            _host?.Ended(this);
        });
        return false;
    }

    /// <summary>What an error callback threw: the second inner exception of <see cref="AsyncResult.Exception"/>.</summary>
    protected Exception? CallbackFailure => handlers?.CallbackFailure;

    private protected override AggregateException CollectFailures(Exception first) =>
        CallbackFailure is null ? new AggregateException(first) : new AggregateException(first, CallbackFailure);

    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void FinishNow(TResult value)
    {
        handlers?.Registration.Unregister();
        Value = value;
        EndWithResult();
    }

    private void FinishFailedNow(Exception failure)
    {
        handlers?.Registration.Unregister();
        EndWithFailure(failure);
    }

    private void FinishCancelledNow(CancellationToken token)
    {
        handlers?.Registration.Unregister();
        EndAsCancelled(token);
    }
}
