using System.ComponentModel;
using PoolGen.Tasks;

namespace PoolGen.CompilerServices;

/// <summary>A task that gives nothing back and the pool that runs it. See <see cref="TaskOnPool{TArguments, TResult}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ActionOnPool<TArguments>
{
    private readonly IPool _pool;
    private readonly PoolTask<TArguments, NoResult> _task;

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}(IPool, PoolTask?)"/>
    public ActionOnPool(IPool pool, PoolTask? task)
    {
        _pool = pool;
        _task = RefusedTask.Require<TArguments, NoResult>(task);
    }

    /// <inheritdoc cref="PoolCalls.Apply"/>
    public void Apply(TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        PoolCalls.Apply(_pool, _task, arguments, progress, cancellationToken);

    /// <inheritdoc cref="PoolCalls.ApplyAsync{TArguments}"/>
    public AsyncResult ApplyAsync(
        TArguments arguments, object? progress, Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        PoolCalls.ApplyAsync(_pool, _task, arguments, progress, callback, errorCallback, cancellationToken);

    /// <inheritdoc cref="PoolCalls.Bind"/>
    public PoolCall Bind(TArguments arguments) => new BoundCall<TArguments, NoResult>(_task, arguments);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.Map"/>
    public void Map(IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        WithResult.Map(items, chunkSize, progress, itemProgress, cancellationToken);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.MapAsync"/>
    public AsyncResult MapAsync(
        IEnumerable<TArguments> items, int? chunkSize, Action? callback, Action<Exception>? errorCallback,
        IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        PoolCalls.StartMap(
            _pool, _task, items, chunkSize, progress,
            ResultHandlers<NoResult[]>.Of(null, callback, errorCallback, progress ?? itemProgress, cancellationToken), itemProgress: itemProgress);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.MapOutcomes"/>
    public Outcome<NoResult>[] MapOutcomes(IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        WithResult.MapOutcomes(items, chunkSize, progress, itemProgress, cancellationToken);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.MapOutcomesAsync"/>
    public AsyncResult<Outcome<NoResult>[]> MapOutcomesAsync(
        IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        WithResult.MapOutcomesAsync(items, chunkSize, progress, itemProgress, cancellationToken);

    private TaskOnPool<TArguments, NoResult> WithResult => new(_pool, _task);
}
