using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>A task that gives nothing back and the pool that runs it. See <see cref="TaskOnPool{TArguments, TResult}"/>.</summary>
/// <param name="pool">The pool.</param>
/// <param name="task">The task.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ActionOnPool<TArguments>(IPool pool, PoolTask<TArguments, NoResult> task)
{
    /// <inheritdoc cref="PoolCalls.Apply"/>
    public void Apply(TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        PoolCalls.Apply(pool, task, arguments, progress, cancellationToken);

    /// <inheritdoc cref="PoolCalls.ApplyAsync{TArguments}"/>
    public AsyncResult ApplyAsync(
        TArguments arguments, object? progress, Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        PoolCalls.ApplyAsync(pool, task, arguments, progress, callback, errorCallback, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Map"/>
    public void Map(IEnumerable<TArguments> items, int? chunkSize, CancellationToken cancellationToken) =>
        PoolCalls.Map(pool, task, items, chunkSize, cancellationToken);

    /// <inheritdoc cref="PoolCalls.MapAsync{TArguments}"/>
    public AsyncResult MapAsync(
        IEnumerable<TArguments> items, int? chunkSize,
        Action? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        PoolCalls.MapAsync(pool, task, items, chunkSize, callback, errorCallback, progress, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Bind"/>
    public static PoolCall Bind(PoolTask<TArguments, NoResult> task, TArguments arguments) => PoolCalls.Bind(task, arguments);
}
