using PoolGen.Engines;

namespace PoolGen;

/// <summary>A pool as the stubs know it: the one seam between them and the engine that runs the work.</summary>
/// <remarks>All members are safe for any thread.</remarks>
public interface IPool : IDisposable, IAsyncDisposable
{
    /// <summary>Accepts work. Stubs call it; user code calls the stubs.</summary>
    /// <param name="submission">The work: a call, a map or a stream.</param>
    /// <exception cref="PoolNotRunningException">The pool was closed, terminated or disposed.</exception>
    /// <exception cref="PoolFaultedException">The pool gave up; the inner exception says why.</exception>
    void Submit(IPoolSubmission submission);
}
