using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using PoolGen;
using PoolGen.CompilerServices;
using PoolGen.Stubs;

/// <content>Of tasks with several parameters.</content>
public static partial class PoolTaskExtensions
{
    /// <summary>Runs the task over all items and waits; results keep the order of the items. A failed item fails the map, when all have ended.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static TResult[] StarMap<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Map(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="callback">Called with the results, before the map counts as ended; or null.</param>
    /// <param name="errorCallback">Called with the failure in its place; or null.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult<TResult[]> StarMapAsync<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, Action<TResult[]>? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapAsync(items, chunkSize, callback, errorCallback, progress, null, cancellationToken);

    /// <summary>As <see cref="StarMap{TArguments, TResult}"/>, under the name that maps over single values have.</summary>
    /// <inheritdoc cref="StarMap{TArguments, TResult}"/>
    public static TResult[] Map<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        stub.StarMap(items, chunkSize, progress, cancellationToken);

    /// <summary>As <see cref="StarMapAsync{TArguments, TResult}"/>, under the name that maps over single values have.</summary>
    /// <inheritdoc cref="StarMapAsync{TArguments, TResult}"/>
    public static AsyncResult<TResult[]> MapAsync<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, Action<TResult[]>? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        stub.StarMapAsync(items, chunkSize, callback, errorCallback, progress, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results in the order of the items.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, true, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results in the order of the items.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IAsyncEnumerable<TArguments> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, true, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results as they come.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> ImapUnordered<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IEnumerable<TArguments> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, false, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results as they come.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> ImapUnordered<TArguments, TResult>(
        this IStarMapTask<TArguments, TResult> stub, IAsyncEnumerable<TArguments> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, false, chunkSize, bufferSize, progress, null, cancellationToken);

    private static TaskOnPool<TArguments, TResult> Of<TArguments, TResult>(IStarMapTask<TArguments, TResult> stub)
    {
        ArgumentNullException.ThrowIfNull(stub);
        return stub.OnPool;
    }
}
