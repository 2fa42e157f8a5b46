using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PoolGen.CompilerServices;

/// <summary>The one descriptor of a task, created when it is first used. Generated stubs and tables find it by its class.</summary>
/// <remarks>
/// Here, and not in each generated class, because a static field with its initializer costs a build about as much as a method: see decision 0027.
/// No constraint says that the class is a descriptor: an editor knows only the half that is named, without its base.
/// </remarks>
/// <typeparam name="TDescriptor">The descriptor's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskOf<TDescriptor>
    where TDescriptor : class, new()
{
    /// <summary>The descriptor. The JIT compiler turns it into a constant.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Only generated code names it, with its type argument.")]
    public static readonly TDescriptor One = new();

    /// <summary>The same as a task; null where the program was built without the part of it that the generator writes for a build.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Only generated code names it, with its type argument.")]
    public static readonly PoolTask? Task = One as PoolTask;
}
