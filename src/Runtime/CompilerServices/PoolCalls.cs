using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>What the generated stubs call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolCalls
{
    /// <summary>Runs one item and waits for its result.</summary>
    public static TResult Apply<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Starts one item.</summary>
    public static AsyncResult<TResult> ApplyAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, object? progress,
        Action<TResult>? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Starts one item that gives nothing back.</summary>
    public static AsyncResult ApplyAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, TArguments arguments, object? progress,
        Action? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Runs all items and waits for their results. Also serves <c>StarMap</c>, and tasks without result.</summary>
    public static TResult[] Map<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Starts all items.</summary>
    public static AsyncResult<TResult[]> MapAsync<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action<TResult[]>? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Starts all items of a task that gives nothing back.</summary>
    public static AsyncResult MapAsync<TArguments>(
        IPool pool, PoolTask<TArguments, NoResult> task, IEnumerable<TArguments> items, int? chunkSize,
        Action? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Starts a stream: results in the order of the source, or as they come.</summary>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="Imap{TArguments, TResult}(IPool, PoolTask{TArguments, TResult}, IEnumerable{TArguments}, bool, int?, int?, CancellationToken)"/>
    public static PoolStream<TResult> Imap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IAsyncEnumerable<TArguments> items, bool ordered,
        int? chunkSize, int? bufferSize, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Binds arguments to a task, to be run later.</summary>
    public static PoolCall Bind<TArguments, TResult>(PoolTask<TArguments, TResult> task, TArguments arguments) =>
        throw new NotImplementedException();
}
