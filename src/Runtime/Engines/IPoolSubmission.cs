using PoolGen.CompilerServices;

namespace PoolGen.Engines;

/// <summary>Work on its way into an engine: one call, a map or a stream.</summary>
public interface IPoolSubmission
{
    /// <summary>The task that runs for each item.</summary>
    PoolTask Task { get; }
}
