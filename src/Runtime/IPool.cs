using PoolGen.Extensibility;

namespace PoolGen;

/// <summary>A pool: what a program injects, and the one seam between the stubs and the engine that runs the work.</summary>
/// <remarks>All members are safe for any thread.</remarks>
public interface IPool : IDisposable, IAsyncDisposable
{
    /// <summary>Accepts work. Stubs call it; user code calls the stubs.</summary>
    /// <param name="submission">The work: a call, a map or a stream.</param>
    /// <exception cref="PoolNotRunningException">The pool was closed, terminated or disposed.</exception>
    /// <exception cref="PoolFaultedException">The pool gave up; the inner exception says why.</exception>
    void Submit(IPoolSubmission submission);

    /// <summary>What the pool is called in logs and figures; "default" where nobody named it.</summary>
    string Name { get; }

    /// <summary>Whether the pool takes work, and if not, why.</summary>
    PoolState State { get; }

    /// <summary>Takes no new work; what was accepted finishes, and the workers end then. Returns at once, also in a callback. <see cref="Join()"/> waits.</summary>
    void Close();

    /// <summary>Ends the workers at once. Outstanding results fail with <see cref="PoolTerminatedException"/>; those that are ready stay.</summary>
    void Terminate();

    /// <summary>Waits until all work and all workers have ended.</summary>
    /// <exception cref="InvalidOperationException">The pool is running: close or terminate it first. Or this is a callback of the same pool, which <c>Join</c> would wait for.</exception>
    void Join();

    /// <summary>Waits until all work and all workers have ended. Giving up changes nothing.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Whether they have.</returns>
    /// <exception cref="InvalidOperationException">As of <see cref="Join()"/>.</exception>
    bool Join(TimeSpan timeout);

    /// <summary>Completes when all work and all workers have ended.</summary>
    /// <param name="cancellationToken">Ends the waiting, and nothing else.</param>
    /// <exception cref="InvalidOperationException">The pool is running: close or terminate it first.</exception>
    Task JoinAsync(CancellationToken cancellationToken = default);
}
