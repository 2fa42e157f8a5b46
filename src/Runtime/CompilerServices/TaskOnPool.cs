using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>A task and the pool that runs it: what a stub holds and calls.</summary>
/// <remarks>A type of its own so that the compiler has no type arguments to infer in the members that are generated: see decision 0014.</remarks>
/// <param name="pool">The pool.</param>
/// <param name="task">The task.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TaskOnPool<TArguments, TResult>(IPool pool, PoolTask<TArguments, TResult> task)
{
    /// <inheritdoc cref="PoolCalls.Apply"/>
    public TResult Apply(TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        PoolCalls.Apply(pool, task, arguments, progress, cancellationToken);

    /// <inheritdoc cref="PoolCalls.ApplyAsync{TArguments, TResult}"/>
    public AsyncResult<TResult> ApplyAsync(
        TArguments arguments, object? progress, Action<TResult>? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        PoolCalls.ApplyAsync(pool, task, arguments, progress, callback, errorCallback, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Map"/>
    public TResult[] Map(IEnumerable<TArguments> items, int? chunkSize, CancellationToken cancellationToken) =>
        PoolCalls.Map(pool, task, items, chunkSize, cancellationToken);

    /// <inheritdoc cref="PoolCalls.MapAsync{TArguments, TResult}"/>
    public AsyncResult<TResult[]> MapAsync(
        IEnumerable<TArguments> items, int? chunkSize,
        Action<TResult[]>? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        PoolCalls.MapAsync(pool, task, items, chunkSize, callback, errorCallback, progress, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Imap{TArguments, TResult}(IPool, PoolTask{TArguments, TResult}, IEnumerable{TArguments}, bool, int?, int?, CancellationToken)"/>
    public PoolStream<TResult> Imap(IEnumerable<TArguments> items, bool ordered, int? chunkSize, int? bufferSize, CancellationToken cancellationToken) =>
        PoolCalls.Imap(pool, task, items, ordered, chunkSize, bufferSize, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Imap{TArguments, TResult}(IPool, PoolTask{TArguments, TResult}, IAsyncEnumerable{TArguments}, bool, int?, int?, CancellationToken)"/>
    public PoolStream<TResult> Imap(IAsyncEnumerable<TArguments> items, bool ordered, int? chunkSize, int? bufferSize, CancellationToken cancellationToken) =>
        PoolCalls.Imap(pool, task, items, ordered, chunkSize, bufferSize, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Bind"/>
    public static PoolCall Bind(PoolTask<TArguments, TResult> task, TArguments arguments) => PoolCalls.Bind(task, arguments);
}
