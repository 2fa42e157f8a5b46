using System.Diagnostics;
using System.Runtime.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen;

/// <summary>The result of work under way that gives a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <inheritdoc cref="AsyncResult" path="/remarks"/>
public abstract class AsyncResult<T> : AsyncResult
{
    private protected AsyncResult()
    {
    }

    /// <summary>Set before the end is published, read after it.</summary>
    private protected T? Value { get; set; }

    /// <summary>Blocks until it has ended; gives its value or throws its failure.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    [StackTraceHidden]
    public new T Get()
    {
        Wait();
        return EndedValue();
    }

    /// <summary>Blocks until it has ended; gives its value or throws its failure.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="TimeoutException">It has not ended in time; the work goes on.</exception>
    [StackTraceHidden]
    public new T Get(TimeSpan timeout)
    {
        RequireWait(timeout);
        return EndedValue();
    }

    /// <summary>The same work as a <see cref="Task{TResult}"/>.</summary>
    public new Task<T> AsTask()
    {
        var bridge = new ResultBridge<T>(static result => ((AsyncResult<T>)result).EndedValue());
        if (!TryAddListener(bridge)) bridge.OnEnded(this);
        return bridge.Task;
    }

    /// <inheritdoc cref="AsyncResult.op_Implicit(AsyncResult)"/>
    public static implicit operator Task<T>(AsyncResult<T> result) => (result ?? throw new ArgumentNullException(nameof(result))).AsTask();

    /// <inheritdoc cref="AsyncResult.op_Implicit(AsyncResult)"/>
    public static implicit operator Task(AsyncResult<T> result) => (result ?? throw new ArgumentNullException(nameof(result))).AsTask();

    /// <summary>Awaits the value; throws its failure.</summary>
    public new AsyncResultAwaiter<T> GetAwaiter() => new(this);

    /// <inheritdoc cref="AsyncResult.ConfigureAwait"/>
    public new ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    /// <inheritdoc cref="AsyncResult.WaitAsync(TimeSpan)"/>
    public new Task<T> WaitAsync(TimeSpan timeout) => AsTask().WaitAsync(timeout);

    /// <inheritdoc cref="AsyncResult.WaitAsync(CancellationToken)"/>
    public new Task<T> WaitAsync(CancellationToken cancellationToken) => AsTask().WaitAsync(cancellationToken);

    /// <inheritdoc cref="AsyncResult.WaitAsync(TimeSpan, CancellationToken)"/>
    public new Task<T> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => AsTask().WaitAsync(timeout, cancellationToken);

    [StackTraceHidden]
    internal T EndedValue()
    {
        ThrowIfFailed();
        return Value!;
    }
}
