using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen;

/// <summary>A task with its arguments bound, to be run later: <c>Initializer = WorkTasks.SetupTask.Bind("db")</c>. Made by a stub's <c>Bind</c>.</summary>
public abstract class PoolCall
{
    private protected PoolCall(PoolTask task) => Task = task;

    internal PoolTask Task { get; }

    internal abstract void WriteArguments(ref PayloadWriter writer);
}
