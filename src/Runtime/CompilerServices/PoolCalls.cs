using System.ComponentModel;
using PoolGen.Engines;
using PoolGen.Tasks;

namespace PoolGen.CompilerServices;

/// <summary>What stubs called that earlier generators wrote; those of today call <see cref="TaskOnPool{TArguments, TResult}"/>, which shares what starts the work.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolCalls
{
    /// <summary>Runs one item and waits for its result.</summary>
    public static TResult Apply<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        Call(pool, task, arguments, ResultHandlers<TResult>.Of(null, null, null, progress, cancellationToken), callerWaits: true).Get();

    /// <summary>Starts one item.</summary>
    public static AsyncResult<TResult> ApplyAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress,
        Action<TResult>? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        Call(pool, task, arguments, ResultHandlers<TResult>.Of(callback, null, errorCallback, progress, cancellationToken));

    /// <summary>Starts one item that gives nothing back.</summary>
    public static AsyncResult ApplyAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, TArguments arguments, object? progress,
        Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        Call(pool, task, arguments, ResultHandlers<NoResult>.Of(null, callback, errorCallback, progress, cancellationToken));

    /// <summary>Runs all items and waits for their results. Also serves <c>StarMap</c>, and tasks without result.</summary>
    public static TResult[] Map<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize, CancellationToken cancellationToken) =>
        StartMap(pool, task, items, chunkSize, null, ResultHandlers<TResult[]>.Of(null, null, null, null, cancellationToken), callerWaits: true).Get();

    /// <summary>Starts all items.</summary>
    public static AsyncResult<TResult[]> MapAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action<TResult[]>? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        StartMap(
            pool, task, items, chunkSize, progress, ResultHandlers<TResult[]>.Of(callback, null, errorCallback, progress, cancellationToken));

    /// <summary>Starts all items of a task that gives nothing back.</summary>
    public static AsyncResult MapAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        StartMap(
            pool, task, items, chunkSize, progress, ResultHandlers<NoResult[]>.Of(null, callback, errorCallback, progress, cancellationToken));

    /// <summary>Starts a stream: results in the order of the source, or as they come.</summary>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamJob<TArguments, TResult> job = StartStream(pool, task, ordered, chunkSize, bufferSize, cancellationToken);
        StreamSource.Start(job, items);
        return new PoolStream<TResult>(job);
    }

    /// <inheritdoc cref="Imap{TArguments, TResult}(IPool, PoolTask{TArguments, TResult}, IEnumerable{TArguments}, bool, int?, int?, CancellationToken)"/>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IAsyncEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamJob<TArguments, TResult> job = StartStream(pool, task, ordered, chunkSize, bufferSize, cancellationToken);
        StreamSource.Start(job, items);
        return new PoolStream<TResult>(job);
    }

    /// <summary>Binds arguments to a task, to be run later.</summary>
    public static PoolCall Bind<TArguments, TResult>(PoolTask<TArguments, TResult> task, TArguments arguments) =>
        new BoundCall<TArguments, TResult>(task, arguments);

    internal static SingleCall<TArguments, TResult> Call<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, ResultHandlers<TResult>? handlers, bool callerWaits = false)
    {
        var call = new SingleCall<TArguments, TResult>(task, arguments, handlers, callerWaits);
        pool.Submit(call);
        return call;
    }

    internal static MapJob<TArguments, TResult> StartMap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize,
        IProgress<MapProgress>? progress, ResultHandlers<TResult[]>? handlers, bool callerWaits = false, object? itemProgress = null, bool keepsAllFailures = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        Require(chunkSize, nameof(chunkSize));
        MapJob<TArguments, TResult> job;
        try
        {
            job = new MapJob<TArguments, TResult>(task, items as TArguments[] ?? [.. items], chunkSize, progress, handlers, callerWaits, itemProgress, keepsAllFailures);
        }
        catch (Exception sourceFailure)
        {
            job = new MapJob<TArguments, TResult>(task, [], chunkSize, progress, handlers) { SourceFailure = sourceFailure };
        }

        pool.Submit(job);
        return job;
    }

    internal static StreamJob<TArguments, TResult> StartStream<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, bool ordered, int? chunkSize, int? bufferSize, CancellationToken cancellationToken,
        IProgress<MapProgress>? progress = null, object? itemProgress = null)
    {
        Require(chunkSize, nameof(chunkSize));
        Require(bufferSize, nameof(bufferSize));
        int room = bufferSize ?? Math.Max(chunkSize is { } chunk ? Math.Min(chunk * 8, 1 << 20) : 0, StreamDefaults.BufferSize);
        var job = new StreamJob<TArguments, TResult>(task, ordered, chunkSize, room, cancellationToken, progress, itemProgress);
        pool.Submit(job);
        return job;
    }

    private static void Require(int? size, string name)
    {
        if (size is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, name);
    }
}
