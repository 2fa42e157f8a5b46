using System.ComponentModel;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen;

/// <summary>A task with its arguments bound, to be run later: <c>Initializer = WorkTasks.SetupTask.Bind("db")</c>. Made by a stub's <c>Bind</c>.</summary>
public abstract class PoolCall
{
    private protected PoolCall(PoolTask task) => Task = task;

    /// <summary>The task.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PoolTask Task { get; }

    /// <summary>Writes the arguments, for an engine that is to run it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract void WriteArguments(ref PayloadWriter writer);
}
