using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using PoolGen.Submissions;

namespace PoolGen;

/// <summary>The result of work under way: can be awaited, waited for, and asked. Modelled on Python's <c>AsyncResult</c>.</summary>
/// <remarks>All members are safe for any thread. <c>await</c> and <c>Get</c> throw the first failure itself, not a wrapper, as often as they are called.</remarks>
/// <example><code>
/// AsyncResult&lt;int&gt; nine = pool.Work.Square.ApplyAsync(3);
/// int value = await nine;          // or nine.Get()
/// </code></example>
public abstract class AsyncResult : IWakesWaiters
{
    private int _state;

    // Null, one listener, or a list of them; once none can be added, how it ended: WithoutFailure or the failure. Guarded by compare-and-swap.
    // One field for both, for there may be millions of results.
    private object? _listeners;
    private static readonly object WithoutFailure = new();

    private protected AsyncResult()
    {
    }

    /// <summary>Whether it has ended, in whatever way.</summary>
    public bool IsReady => Volatile.Read(ref _state) >= ResultState.Succeeded;

    /// <summary>Whether it ended with a result.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public bool IsSuccessful => IsReady
        ? _state == ResultState.Succeeded
        : throw new InvalidOperationException("The result is not ready: ask IsReady first, or Wait for it.");

    /// <summary>Whether it ended by being cancelled.</summary>
    public bool IsCancelled => IsReady && _state == ResultState.Cancelled;

    /// <summary>Every failure: null until it failed, and when it was cancelled. For a map the failed items by index, the first 1,000.</summary>
    public AggregateException? Exception => IsReady && _state == ResultState.Failed ? CollectFailures(Failure.SourceException) : null;

    /// <summary>What a callback or error callback threw, or null. It changes nothing about the result.</summary>
    public Exception? CallbackException => IsReady ? CallbackExceptionCore : null;

    internal bool HasEnding => Volatile.Read(ref _state) != ResultState.Pending;

    /// <summary>Blocks until it has ended; throws its failure.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    [StackTraceHidden]
    public void Get()
    {
        Wait();
        ThrowIfFailed();
    }

    /// <summary>Blocks until it has ended; throws its failure.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="TimeoutException">It has not ended in time; the work goes on.</exception>
    [StackTraceHidden]
    public void Get(TimeSpan timeout)
    {
        RequireWait(timeout);
        ThrowIfFailed();
    }

    /// <summary>Blocks until it has ended. Never throws its failure.</summary>
    public void Wait() => Wait(Timeout.InfiniteTimeSpan);

    /// <summary>Blocks until it has ended. Never throws its failure.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Whether it has ended.</returns>
    public bool Wait(TimeSpan timeout)
    {
        if (timeout != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        if (IsReady || timeout == TimeSpan.Zero) return IsReady;
        ResultWaiter waiter = ResultWaiter.Rent();
        bool ended = !TryAddListener(waiter) || waiter.Wait(this, timeout);
        ResultWaiter.Return(waiter);
        return ended;
    }

    /// <summary>Cancels it: what has not started never runs; what runs sees its token fire.</summary>
    /// <returns>False if it had ended or was cancelled before.</returns>
    public abstract bool Cancel();

    /// <summary>The same work as a <see cref="Task"/>.</summary>
    public Task AsTask()
    {
        var bridge = new ResultBridge<bool>(static _ => true);
        if (!TryAddListener(bridge)) bridge.OnEnded(this);
        return bridge.Task;
    }

    /// <summary>The same work as a <see cref="Task"/>, so that it can be handed to whatever takes one.</summary>
    public static implicit operator Task(AsyncResult result) => (result ?? throw new ArgumentNullException(nameof(result))).AsTask();

    /// <summary>Awaits the end; throws its failure.</summary>
    public AsyncResultAwaiter GetAwaiter() => new(this);

    /// <summary>Awaits the end, and goes on in the context where it awaits, or not.</summary>
    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>The same work, waited for at most so long.</summary>
    /// <exception cref="TimeoutException">It has not ended in time; the work goes on.</exception>
    public Task WaitAsync(TimeSpan timeout) => AsTask().WaitAsync(timeout);

    /// <summary>The same work, waited for until the token fires; that ends the waiting and not the work.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => AsTask().WaitAsync(cancellationToken);

    /// <summary>The same work, waited for at most so long, or until the token fires.</summary>
    /// <exception cref="TimeoutException">It has not ended in time; the work goes on.</exception>
    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => AsTask().WaitAsync(timeout, cancellationToken);

    /// <summary>The task and how far it has come, such as "Work.Square: succeeded".</summary>
    public override string ToString() => $"{TaskName}: {StateName}";

    private string StateName => Volatile.Read(ref _state) switch
    {
        ResultState.Succeeded => "succeeded",
        ResultState.Failed => $"failed ({Failure.SourceException.GetType().Name})",
        ResultState.Cancelled => "cancelled",
        _ => "not ended",
    };

    private protected abstract string TaskName { get; }

    void IWakesWaiters.WakeWaiters()
    {
        // What was posted must be there before anybody is looked for who could do it.
        Interlocked.MemoryBarrier();
        switch (Volatile.Read(ref _listeners))
        {
            case ResultWaiter waiter:
                waiter.Wake();
                break;
            case IWakesWaiters other:
                other.WakeWaiters();
                break;
            case object[] several:
                foreach (object listener in several)
                {
                    (listener as ResultWaiter)?.Wake();
                    (listener as IWakesWaiters)?.WakeWaiters();
                }

                break;
        }
    }

    /// <summary>Does one thing that is left to do for the result, on this thread; false when there is nothing.</summary>
    internal virtual bool RunDeferred(bool withCallbacks) => false;

    /// <summary>Runs its callbacks, if they wait for a thread, on a new one.</summary>
    internal virtual void RunCallbacksApart()
    {
    }

    [StackTraceHidden]
    internal void ThrowIfFailed()
    {
        if (_state != ResultState.Succeeded) Failure.Throw();
    }

    [StackTraceHidden]
    internal void RequireWait(TimeSpan timeout)
    {
        if (!Wait(timeout)) throw new TimeoutException($"The result was not ready within {timeout}; the work goes on.");
    }

    /// <summary>Adds one who is told of the end, on the thread that ends it; false when it has ended.</summary>
    internal bool TryAddListener(object listener)
    {
        while (true)
        {
            object? seen = Volatile.Read(ref _listeners);
            if (ReferenceEquals(seen, WithoutFailure) || seen is ExceptionDispatchInfo)
            {
                // Whoever ends it just now has one more store to make.
                var wait = new SpinWait();
                while (!IsReady) wait.SpinOnce();
                return false;
            }

            object next = seen switch
            {
                null => listener,
                object[] several => (object[])[.. several, listener],
                _ => (object[])[seen, listener],
            };
            if (Interlocked.CompareExchange(ref _listeners, next, seen) == seen) return true;
        }
    }

    /// <summary>Takes the right to end it: the first one ends it, whoever else tries.</summary>
    private protected bool TryBeginEnd() =>
        Volatile.Read(ref _state) == ResultState.Pending
        && Interlocked.CompareExchange(ref _state, ResultState.Ending, ResultState.Pending) == ResultState.Pending;

    private protected void EndWithResult() => End(ResultState.Succeeded, WithoutFailure);

    private protected void EndWithFailure(Exception failure)
    {
        End(ResultState.Failed, ExceptionDispatchInfo.Capture(failure));
    }

    private protected void EndAsCancelled(CancellationToken token)
    {
        End(ResultState.Cancelled, ExceptionDispatchInfo.Capture(new OperationCanceledException("The work was cancelled.", token)));
    }

    private protected virtual AggregateException CollectFailures(Exception first) => new(first);

    private protected virtual Exception? CallbackExceptionCore => null;

    private ExceptionDispatchInfo Failure => (ExceptionDispatchInfo)_listeners!;

    // How it ended is there before the state says that it has.
    private void End(int state, object how)
    {
        object? listeners = Interlocked.Exchange(ref _listeners, how);
        Volatile.Write(ref _state, state);
        if (listeners is object[] several)
        {
            foreach (object listener in several) Tell(listener);
        }
        else if (listeners is not null)
        {
            Tell(listeners);
        }
    }

    private void Tell(object listener)
    {
        if (listener is IResultListener inline) inline.OnEnded(this);
        else ThreadPool.UnsafeQueueUserWorkItem(static continuation => continuation(), Unsafe.As<Action>(listener), preferLocal: false);
    }
}
