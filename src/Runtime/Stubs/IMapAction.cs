using System.ComponentModel;

namespace PoolGen.Stubs;

/// <summary>The stub of a task with one parameter that gives nothing back.</summary>
/// <remarks>Generated stubs implement it. What needs no name of the task's own, <c>Map</c>, <c>MapOutcomes</c> and the others, is an extension of it: see decision 0020.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMapAction<TItem>
{
    /// <summary>The task and the pool that runs it.</summary>
    ActionOnPool<TItem> OnPool { get; }
}
