using System.ComponentModel;
using System.Diagnostics;
using PoolGen.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen.Stubs;

/// <summary>A task that gives nothing back and the pool that runs it. See <see cref="TaskOnPool{TArguments, TResult}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
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

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.Apply"/>
    public void Apply(TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        WithResult.Apply(arguments, progress, cancellationToken);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.ApplyAsync"/>
    public AsyncResult ApplyAsync(
        TArguments arguments, object? progress, Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(_pool, _task, arguments, ResultHandlers<NoResult>.Of(null, callback, errorCallback, progress, cancellationToken));

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.Bind"/>
    public PoolCall Bind(TArguments arguments) => new BoundCall<TArguments, NoResult>(_task, arguments);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.Map"/>
    public void Map(IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        WithResult.Map(items, chunkSize, progress, itemProgress, cancellationToken);

    /// <inheritdoc cref="TaskOnPool{TArguments, TResult}.MapAsync"/>
    public AsyncResult MapAsync(
        IEnumerable<TArguments> items, int? chunkSize, Action? callback, Action<Exception>? errorCallback,
        IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(
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
