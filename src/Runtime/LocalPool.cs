using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Telemetry;

namespace PoolGen;

/// <summary>A pool whose workers are on this machine: what <see cref="ProcessPool"/> and <see cref="InProcessPool"/> have in common.</summary>
/// <remarks>All members are safe for any thread, and may be called from callbacks.</remarks>
public abstract class LocalPool : IPool, IPoolInsights
{
    // So long those who listen may delay whoever awaits the pool's end.
    private static readonly TimeSpan LongestNews = TimeSpan.FromSeconds(1);

    private readonly PoolEngine _engine;
    private readonly TimeSpan _shutdownTimeout;
    private readonly PoolJoin _join;
    private int _disposed;

    private protected LocalPool(PoolEngine engine, TimeSpan shutdownTimeout)
    {
        _engine = engine;
        _shutdownTimeout = shutdownTimeout;
        _join = new PoolJoin(engine.Gone, engine.TimeProvider, shutdownTimeout, engine.CutUnread);
        PoolRegistry.Add(this);
    }

    /// <inheritdoc/>
    public string Name => _engine.Name;

    /// <summary>How many workers the pool has, those that are being started included.</summary>
    public int WorkerCount => _engine.WorkerCount;

    /// <summary>The workers as they are now.</summary>
    public IReadOnlyList<WorkerInfo> Workers => _engine.Workers();

    /// <summary>The pool's state.</summary>
    public PoolState State => _engine.State;

    internal PoolEngine Engine => _engine;

    /// <inheritdoc/>
    public PoolStatistics GetStatistics() => _engine.GetStatistics();

    /// <inheritdoc/>
    public IReadOnlyList<PoolFailure> GetFailures() => _engine.History.GetFailures();

    /// <inheritdoc/>
    public IReadOnlyList<TimelineEvent> GetTimeline(TimeSpan last) => _engine.History.GetTimeline(last);

    /// <inheritdoc/>
    public IDisposable Subscribe() => _engine.History.Subscribe();

    /// <summary>Writes what the workers do from now on as Chrome trace events into a file, until what is returned is disposed. Perfetto, <c>chrome://tracing</c> and Speedscope open it.</summary>
    /// <remarks>
    /// A track for each worker has its starts, its items or chunks, and its ends; arrows lead from single calls to their execution; a counter shows the queue.
    /// At most 10,000 events a second are written: beyond that chunks stand for their items, and an event says how many executions are missing.
    /// </remarks>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <example><code>
    /// using (pool.RecordTimeline("run.json"))
    /// {
    ///     pool.Work.Render.Map(pages);
    /// }
    /// </code></example>
    public IDisposable RecordTimeline(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return _engine.RecordTimeline(path);
    }

    /// <inheritdoc/>
    public void Submit(IPoolSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        RequireRunnable(submission);
        if (DiagnosticsLibrary.IsLoaded && PoolTracer.HasListeners()) PoolTracer.Submit(_engine, submission);
        else _engine.Submit(submission);
    }

    /// <summary>Takes no new work; what was accepted finishes, and the workers end then. Returns at once. <see cref="Join()"/> waits.</summary>
    public void Close() => _engine.Close();

    /// <summary>Kills the workers at once. Outstanding results fail with <see cref="PoolTerminatedException"/>; those that are ready stay.</summary>
    public void Terminate() => _engine.Terminate();

    /// <summary>Waits until all work and all workers have ended.</summary>
    /// <exception cref="InvalidOperationException">The pool is running: close or terminate it first. Or this is a callback of the same pool, which <c>Join</c> would wait for.</exception>
    public void Join() => Join(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until all work and all workers have ended. Giving up changes nothing.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Whether they have.</returns>
    /// <exception cref="InvalidOperationException">The pool is running: close or terminate it first. Or this is a callback of the same pool, which <c>Join</c> would wait for.</exception>
    public bool Join(TimeSpan timeout)
    {
        if (timeout != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        if (Volatile.Read(ref _disposed) != 0) return true;
        RequireOutsideCallbacks();
        RequireEnding();
        return _join.Wait(timeout);
    }

    /// <inheritdoc cref="Join()"/>
    /// <param name="cancellationToken">Ends the waiting, and nothing else.</param>
    public Task JoinAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _disposed) != 0) return Task.CompletedTask;
        RequireEnding();
        return Wait();

        async Task Wait()
        {
            await _join.WaitAsync(cancellationToken).ConfigureAwait(false);

            // A host disposes those who listen before the pool. One that blocks keeps nobody waiting for longer.
            if (_engine.Recorder.Wanted != PoolNews.None) await Task.WhenAny(_engine.Recorder.FlushAsync(), Task.Delay(LongestNews, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <summary>Terminates the pool and waits for its workers' ends, at most for <see cref="ProcessPoolOptions.ShutdownTimeout"/>.</summary>
    public void Dispose()
    {
        Terminate();

        // In real time: a clock that stands still must not keep a program from ending.
        _engine.Gone.Wait(_shutdownTimeout);
        End();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        Terminate();
        await Task.WhenAny(_engine.Gone, Task.Delay(_shutdownTimeout)).ConfigureAwait(false);
        End();
        GC.SuppressFinalize(this);
    }

    /// <summary>Refuses work that could not reach a worker.</summary>
    private protected virtual void RequireRunnable(IPoolSubmission submission)
    {
    }

    private void End()
    {
        _engine.Recorder.Flush();
        _engine.FinishLogs();
        PoolRegistry.Remove(this);
        Volatile.Write(ref _disposed, 1);
    }

    private void RequireOutsideCallbacks()
    {
        if (CallbackScope.IsInsideOf(_engine))
        {
            throw new InvalidOperationException("Join was called in a callback of the same pool: it would wait for itself. Call Close there, and Join where the pool was made.");
        }
    }

    private void RequireEnding()
    {
        if (State == PoolState.Running) throw new InvalidOperationException("The pool is running: call Close or Terminate before Join.");
    }
}
