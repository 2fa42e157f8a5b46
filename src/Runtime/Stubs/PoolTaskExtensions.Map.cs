using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using PoolGen;
using PoolGen.CompilerServices;
using PoolGen.Stubs;

/// <summary>Maps and streams of the tasks of all classes: what their stubs have in common.</summary>
/// <remarks>In no namespace, so that <c>pool.Work.Square.Map(…)</c> compiles wherever <c>pool.Work.Square</c> does: see decision 0020.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "So that no file needs a using for them.")]
[StackTraceHidden]
public static partial class PoolTaskExtensions
{
    /// <summary>Runs the task over all items and waits; results keep the order of the items. A failed item fails the map, when all have ended.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static TResult[] Map<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Map(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="callback">Called with the results, before the map counts as ended; or null.</param>
    /// <param name="errorCallback">Called with the failure in its place; or null.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult<TResult[]> MapAsync<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, Action<TResult[]>? callback = null, Action<Exception>? errorCallback = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapAsync(items, chunkSize, callback, errorCallback, progress, null, cancellationToken);

    /// <summary>Runs the task over all items and waits for their outcomes: never throws for a failed item, which is one of them.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static Outcome<TResult>[] MapOutcomes<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapOutcomes(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Starts the task over all items and returns at once; never fails for a failed item, which is an outcome like the others.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static AsyncResult<Outcome<TResult>[]> MapOutcomesAsync<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).MapOutcomesAsync(items, chunkSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results in the order of the items.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> Imap<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, true, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results in the order of the items.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> Imap<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IAsyncEnumerable<TItem> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, true, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results as they come.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> ImapUnordered<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IEnumerable<TItem> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, false, chunkSize, bufferSize, progress, null, cancellationToken);

    /// <summary>Streams the task over items, also endless ones: results as they come.</summary>
    /// <param name="stub">The task on its pool.</param>
    /// <param name="items">The items, one for each run.</param>
    /// <param name="chunkSize">How many items travel together, at least 1; null lets the pool choose, and adapt.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded, at least 1; null lets the pool choose.</param>
    /// <param name="progress">Told how far it has come, in items; or null.</param>
    /// <param name="cancellationToken">Cancels what has not ended.</param>
    public static PoolStream<TResult> ImapUnordered<TItem, TResult>(
        this IMapTask<TItem, TResult> stub, IAsyncEnumerable<TItem> items, int? chunkSize = null, int? bufferSize = null, IProgress<MapProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Of(stub).Imap(items, false, chunkSize, bufferSize, progress, null, cancellationToken);

    private static TaskOnPool<TItem, TResult> Of<TItem, TResult>(IMapTask<TItem, TResult> stub)
    {
        ArgumentNullException.ThrowIfNull(stub);
        return stub.OnPool;
    }
}
