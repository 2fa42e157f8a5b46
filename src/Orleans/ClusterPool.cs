using Orleans;
using PoolGen.Extensibility;
using PoolGen.Orleans.Callers;
using PoolGen.Scheduling;

namespace PoolGen.Orleans;

/// <summary>A pool whose workers are on the hosts of an Orleans cluster. The calls on it are those of any pool.</summary>
/// <remarks>
/// The pool owns its work: what it is called, in which process it runs and how it ends is the caller's business, and hosts forget a caller that is gone.
/// An item that may have started on a host that was lost is never started again, unless its task is idempotent.
/// All members are safe for any thread, and may be called from callbacks.
/// </remarks>
/// <example><code>
/// await using var pool = new ClusterPool(host.Services.GetRequiredService&lt;IClusterClient&gt;());
/// int[] squares = pool.Work.Square.Map(Enumerable.Range(0, 1_000_000));
/// </code></example>
public sealed class ClusterPool : IPool
{
    private readonly ClusterEngine _engine;
    private readonly TimeSpan _shutdownTimeout;
    private readonly PoolJoin _join;
    private int _disposed;

    /// <summary>Creates a pool over all hosts of a cluster. Returns at once: hosts are found in the background.</summary>
    /// <param name="cluster">The cluster: a client of it that was started, or the services of one of its silos.</param>
    /// <param name="options">The options, or null for their defaults.</param>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public ClusterPool(IGrainFactory cluster, ClusterPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        options ??= new ClusterPoolOptions();
        options.Validate();
        Name = options.Name;
        _shutdownTimeout = options.ShutdownTimeout;
        _engine = new ClusterEngine(cluster, options);
        _join = new PoolJoin(_engine.Gone, options.TimeProvider, options.ShutdownTimeout, _engine.CutUnread);
        PoolRegistry.Add(this);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public PoolState State => _engine.State;

    /// <summary>The hosts as this pool sees them now.</summary>
    public IReadOnlyList<HostInfo> Hosts => _engine.Hosts();

    /// <summary>How many items the hosts of now run at once.</summary>
    public int WorkerCount => _engine.WorkerCount;

    /// <inheritdoc/>
    public void Submit(IPoolSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        _engine.Submit(submission);
    }

    /// <summary>Takes no new work; what was accepted finishes. Hosts and other callers go on. Returns at once. <see cref="Join()"/> waits.</summary>
    public void Close() => _engine.Close();

    /// <summary>Gives up all work of this pool: hosts are told to end what runs. Outstanding results fail with <see cref="PoolTerminatedException"/>; those that are ready stay.</summary>
    public void Terminate() => _engine.Terminate();

    /// <summary>Waits until all work has ended.</summary>
    /// <exception cref="InvalidOperationException">The pool is running: close or terminate it first. Or this is a callback of the same pool, which <c>Join</c> would wait for.</exception>
    public void Join() => Join(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until all work has ended. Giving up changes nothing.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Whether it has.</returns>
    /// <exception cref="InvalidOperationException">As of <see cref="Join()"/>.</exception>
    public bool Join(TimeSpan timeout)
    {
        if (timeout != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        if (Volatile.Read(ref _disposed) != 0) return true;
        if (CallbackScope.IsInsideOf(_engine))
        {
            throw new InvalidOperationException("Join was called in a callback of the same pool: it would wait for itself. Call Close there, and Join where the pool was made.");
        }

        RequireEnding();
        return _join.Wait(timeout);
    }

    /// <inheritdoc/>
    public Task JoinAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _disposed) != 0) return Task.CompletedTask;
        RequireEnding();
        return _join.WaitAsync(cancellationToken);
    }

    /// <summary>Terminates the pool and waits until its work has ended, at most for <see cref="ClusterPoolOptions.ShutdownTimeout"/>. The cluster's client stays as it is.</summary>
    public void Dispose()
    {
        Terminate();

        // In real time: a clock that stands still must not keep a program from ending.
        _engine.Gone.Wait(_shutdownTimeout);
        End();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        Terminate();
        await Task.WhenAny(_engine.Gone, Task.Delay(_shutdownTimeout)).ConfigureAwait(false);
        End();
    }

    private void End()
    {
        PoolRegistry.Remove(this);
        Volatile.Write(ref _disposed, 1);
    }

    private void RequireEnding()
    {
        if (State == PoolState.Running) throw new InvalidOperationException("The pool is running: call Close or Terminate before Join.");
    }
}
