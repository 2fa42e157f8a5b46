using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>An engine that wants to know of callbacks that throw.</summary>
internal interface IHearsCallbackFailures
{
    /// <summary>A callback of a caller's threw. Any thread.</summary>
    void CallbackFailed(PoolTask task, Exception failure);
}
