using System.ComponentModel;

namespace PoolGen.Stubs;

/// <summary>The stub of a task with several parameters that gives nothing back.</summary>
/// <remarks>Generated stubs implement it. What needs no name of the task's own, <c>StarMap</c> and <c>StarMapAsync</c>, is an extension of it: see decision 0020.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStarMapAction<TArguments>
{
    /// <summary>The task and the pool that runs it.</summary>
    ActionOnPool<TArguments> OnPool { get; }
}
