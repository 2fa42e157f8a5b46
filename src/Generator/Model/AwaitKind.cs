namespace PoolGen.Generator.Model;

/// <summary>How the worker gets from what the method returns to its result.</summary>
internal enum AwaitKind
{
    /// <summary>The method returns its result, or nothing.</summary>
    None,

    /// <summary>It returns a <c>Task</c>.</summary>
    Task,

    /// <summary>It returns a <c>ValueTask</c>.</summary>
    ValueTask,
}
