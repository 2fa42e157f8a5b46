using System.ComponentModel;

namespace PoolGen.Stubs;

/// <summary>The stub of a task with several parameters, which cross as a tuple.</summary>
/// <remarks>Generated stubs implement it. What needs no name of the task's own, <c>StarMap</c>, <c>Imap</c> and the others, is an extension of it: see decision 0020.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStarMapTask<TArguments, TResult>
{
    /// <summary>The task and the pool that runs it.</summary>
    TaskOnPool<TArguments, TResult> OnPool { get; }
}
