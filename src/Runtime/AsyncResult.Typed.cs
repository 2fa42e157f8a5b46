using PoolGen.Tasks;

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
    public new T Get()
    {
        Wait();
        return EndedValue();
    }

    /// <summary>Blocks until it has ended; gives its value or throws its failure.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="TimeoutException">It has not ended in time; the work goes on.</exception>
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

    /// <summary>Awaits the value; throws its failure.</summary>
    public new AsyncResultAwaiter<T> GetAwaiter() => new(this);

    internal T EndedValue()
    {
        ThrowIfFailed();
        return Value!;
    }
}
