using System.ComponentModel;
using PoolGen.Stubs;
using PoolGen.Submissions;

namespace PoolGen.CompilerServices;

/// <summary>What stubs called that earlier generators wrote; those of today call <see cref="TaskOnPool{TArguments, TResult}"/>, which shares what starts the work.</summary>
/// <remarks>It belongs to the room of the stubs, and keeps the namespace by which those generators name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolCalls
{
    /// <summary>Runs one item and waits for its result.</summary>
    public static TResult Apply<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(pool, task, arguments, ResultHandlers<TResult>.Of(null, null, null, progress, cancellationToken), callerWaits: true).Get();

    /// <summary>Starts one item.</summary>
    public static AsyncResult<TResult> ApplyAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress,
        Action<TResult>? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(pool, task, arguments, ResultHandlers<TResult>.Of(callback, null, errorCallback, progress, cancellationToken));

    /// <summary>Starts one item that gives nothing back.</summary>
    public static AsyncResult ApplyAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, TArguments arguments, object? progress,
        Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(pool, task, arguments, ResultHandlers<NoResult>.Of(null, callback, errorCallback, progress, cancellationToken));

    /// <summary>Runs all items and waits for their results. Also serves <c>StarMap</c>, and tasks without result.</summary>
    public static TResult[] Map<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(pool, task, items, chunkSize, null, ResultHandlers<TResult[]>.Of(null, null, null, null, cancellationToken), callerWaits: true).Get();

    /// <summary>Starts all items.</summary>
    public static AsyncResult<TResult[]> MapAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action<TResult[]>? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(
            pool, task, items, chunkSize, progress, ResultHandlers<TResult[]>.Of(callback, null, errorCallback, progress, cancellationToken));

    /// <summary>Starts all items of a task that gives nothing back.</summary>
    public static AsyncResult MapAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(
            pool, task, items, chunkSize, progress, ResultHandlers<NoResult[]>.Of(null, callback, errorCallback, progress, cancellationToken));

    /// <summary>Starts a stream: results in the order of the source, or as they come.</summary>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamSubmission<TArguments, TResult> stream = SubmissionStarter.StartStream(pool, task, ordered, chunkSize, bufferSize, cancellationToken);
        StreamSource.Start(stream, items);
        return new PoolStream<TResult>(stream);
    }

    /// <inheritdoc cref="Imap{TArguments, TResult}(IPool, PoolTask{TArguments, TResult}, IEnumerable{TArguments}, bool, int?, int?, CancellationToken)"/>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IAsyncEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamSubmission<TArguments, TResult> stream = SubmissionStarter.StartStream(pool, task, ordered, chunkSize, bufferSize, cancellationToken);
        StreamSource.Start(stream, items);
        return new PoolStream<TResult>(stream);
    }

    /// <summary>Binds arguments to a task, to be run later.</summary>
    public static PoolCall Bind<TArguments, TResult>(PoolTask<TArguments, TResult> task, TArguments arguments) =>
        new BoundCall<TArguments, TResult>(task, arguments);
}
