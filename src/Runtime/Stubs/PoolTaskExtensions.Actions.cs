using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using PoolGen;
using PoolGen.CompilerServices;
using PoolGen.Stubs;

/// <content>Of tasks that give nothing back.</content>
public static partial class PoolTaskExtensions
{
    /// <summary>Runs the task over all items and waits. A failed item fails the map, when all have ended.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static void Map<TItem>(
        this IMapAction<TItem> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Map(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="callback">Called with the results, before the map counts as ended; or null.</param>
    /// <param name="errorCallback">Called with the failure in its place; or null.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult MapAsync<TItem>(
        this IMapAction<TItem> stub, IEnumerable<TItem> items, int? chunkSize = null, Action? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapAsync(items, chunkSize, callback, errorCallback, progress, null, cancellationToken);

    /// <summary>Runs the task over all items and waits for their outcomes: never throws for a failed item, which is one of them.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static Outcome<NoResult>[] MapOutcomes<TItem>(
        this IMapAction<TItem> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapOutcomes(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once; never fails for a failed item, which is an outcome like the others.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult<Outcome<NoResult>[]> MapOutcomesAsync<TItem>(
        this IMapAction<TItem> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapOutcomesAsync(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Runs the task over all items and waits. A failed item fails the map, when all have ended.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static void StarMap<TArguments>(
        this IStarMapAction<TArguments> stub, IEnumerable<TArguments> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Map(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The arguments, a tuple for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="callback">Called with the results, before the map counts as ended; or null.</param>
    /// <param name="errorCallback">Called with the failure in its place; or null.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult StarMapAsync<TArguments>(
        this IStarMapAction<TArguments> stub, IEnumerable<TArguments> items, int? chunkSize = null, Action? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapAsync(items, chunkSize, callback, errorCallback, progress, null, cancellationToken);

    private static ActionOnPool<TItem> Of<TItem>(IMapAction<TItem> stub)
    {
        ArgumentNullException.ThrowIfNull(stub);
        return stub.OnPool;
    }

    /// <summary>As <see cref="StarMap{TArguments}"/>, under the name that maps over single values have.</summary>
    /// <inheritdoc cref="StarMap{TArguments}"/>
    public static void Map<TArguments>(
        this IStarMapAction<TArguments> stub, IEnumerable<TArguments> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        stub.StarMap(items, chunkSize, progress, cancellationToken);

    /// <summary>As <see cref="StarMapAsync{TArguments}"/>, under the name that maps over single values have.</summary>
    /// <inheritdoc cref="StarMapAsync{TArguments}"/>
    public static AsyncResult MapAsync<TArguments>(
        this IStarMapAction<TArguments> stub, IEnumerable<TArguments> items, int? chunkSize = null, Action? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        stub.StarMapAsync(items, chunkSize, callback, errorCallback, progress, cancellationToken);

    private static ActionOnPool<TArguments> Of<TArguments>(IStarMapAction<TArguments> stub)
    {
        ArgumentNullException.ThrowIfNull(stub);
        return stub.OnPool;
    }
}
