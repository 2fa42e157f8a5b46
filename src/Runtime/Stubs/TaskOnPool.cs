using System.ComponentModel;
using System.Diagnostics;
using PoolGen.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen.Stubs;

/// <summary>A task and the pool that runs it: what a stub hands its members' work to.</summary>
/// <remarks>A type of its own so that the compiler has no type arguments to infer in the members that are generated: see decision 0014.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
public readonly struct TaskOnPool<TArguments, TResult>
{
    private readonly IPool _pool;
    private readonly PoolTask<TArguments, TResult> _task;

    /// <param name="pool">The pool.</param>
    /// <param name="task">The task's descriptor.</param>
    /// <exception cref="NotSupportedException">The task breaks a rule: the message is the diagnostic's.</exception>
    public TaskOnPool(IPool pool, PoolTask? task)
    {
        _pool = pool;
        _task = RefusedTask.Require<TArguments, TResult>(task);
    }

    /// <summary>Runs one item and waits for its result.</summary>
    public TResult Apply(TArguments arguments, object? progress, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(_pool, _task, arguments, ResultHandlers<TResult>.Of(null, null, null, progress, cancellationToken), callerWaits: true).Get();

    /// <summary>Starts one item.</summary>
    public AsyncResult<TResult> ApplyAsync(
        TArguments arguments, object? progress, Action<TResult>? callback, Action<Exception>? errorCallback, CancellationToken cancellationToken) =>
        SubmissionStarter.Call(_pool, _task, arguments, ResultHandlers<TResult>.Of(callback, null, errorCallback, progress, cancellationToken));

    /// <summary>Binds arguments to the task, to be run later.</summary>
    public PoolCall Bind(TArguments arguments) => new BoundCall<TArguments, TResult>(_task, arguments);

    /// <summary>Runs all items and waits for their results.</summary>
    /// <param name="items">The items: arguments, one each.</param>
    /// <param name="chunkSize">How many travel together; null lets the pool choose.</param>
    /// <param name="progress">Told how far the map has come, or null.</param>
    /// <param name="itemProgress">Told what the items report: an <see cref="IProgress{T}"/> of <see cref="ItemProgress{T}"/> of what the task reports, or null.</param>
    /// <param name="cancellationToken">Cancels the map.</param>
    public TResult[] Map(IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(_pool, _task, items, chunkSize, progress, Of(null, null, progress, itemProgress, cancellationToken), callerWaits: true, itemProgress).Get();

    /// <summary>Starts all items and returns at once.</summary>
    /// <inheritdoc cref="Map" path="/param"/>
    public AsyncResult<TResult[]> MapAsync(
        IEnumerable<TArguments> items, int? chunkSize, Action<TResult[]>? callback, Action<Exception>? errorCallback,
        IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        SubmissionStarter.StartMap(_pool, _task, items, chunkSize, progress, Of(callback, errorCallback, progress, itemProgress, cancellationToken), itemProgress: itemProgress);

    /// <summary>Runs all items and waits for their outcomes: a failed item is one of them.</summary>
    /// <inheritdoc cref="Map" path="/param"/>
    public Outcome<TResult>[] MapOutcomes(IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        Outcomes(items, chunkSize, progress, itemProgress, callerWaits: true, cancellationToken).Get();

    /// <summary>Starts all items and returns at once; a failed item is an outcome like the others.</summary>
    /// <inheritdoc cref="Map" path="/param"/>
    public AsyncResult<Outcome<TResult>[]> MapOutcomesAsync(
        IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        Outcomes(items, chunkSize, progress, itemProgress, callerWaits: false, cancellationToken);

    /// <summary>Starts a stream: results in the order of the source, or as they come.</summary>
    /// <param name="items">The source; it is pulled as the consumer makes room.</param>
    /// <param name="ordered">Whether results keep the order of the source.</param>
    /// <param name="chunkSize">How many items travel together; null lets the pool choose.</param>
    /// <param name="bufferSize">How many items may be pulled and not yet yielded; null lets the pool choose.</param>
    /// <param name="progress">Told how far the stream has come, or null.</param>
    /// <param name="itemProgress">As of <see cref="Map"/>.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    public PoolStream<TResult> Imap(
        IEnumerable<TArguments> items, bool ordered, int? chunkSize, int? bufferSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamSubmission<TArguments, TResult> stream = SubmissionStarter.StartStream(_pool, _task, ordered, chunkSize, bufferSize, cancellationToken, progress, itemProgress);
        StreamSource.Start(stream, items);
        return new PoolStream<TResult>(stream);
    }

    /// <inheritdoc cref="Imap(IEnumerable{TArguments}, bool, int?, int?, IProgress{MapProgress}?, object?, CancellationToken)"/>
    public PoolStream<TResult> Imap(
        IAsyncEnumerable<TArguments> items, bool ordered, int? chunkSize, int? bufferSize, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        StreamSubmission<TArguments, TResult> stream = SubmissionStarter.StartStream(_pool, _task, ordered, chunkSize, bufferSize, cancellationToken, progress, itemProgress);
        StreamSource.Start(stream, items);
        return new PoolStream<TResult>(stream);
    }

    private OutcomesResult<TArguments, TResult> Outcomes(
        IEnumerable<TArguments> items, int? chunkSize, IProgress<MapProgress>? progress, object? itemProgress, bool callerWaits, CancellationToken cancellationToken) =>
        new OutcomesResult<TArguments, TResult>(SubmissionStarter.StartMap(
            _pool, _task, items, chunkSize, progress, Of(null, null, progress, itemProgress, cancellationToken), callerWaits, itemProgress, keepsAllFailures: true)).Start();

    private static ResultHandlers<TResult[]>? Of(
        Action<TResult[]>? callback, Action<Exception>? errorCallback, IProgress<MapProgress>? progress, object? itemProgress, CancellationToken cancellationToken) =>
        ResultHandlers<TResult[]>.Of(callback, null, errorCallback, progress ?? itemProgress, cancellationToken);
}
