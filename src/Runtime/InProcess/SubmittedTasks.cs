using System.Collections.Concurrent;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.InProcess;

/// <summary>The tasks that were submitted to a pool without processes: its workers need no manifest to find them.</summary>
internal sealed class SubmittedTasks : ITaskResolver
{
    private readonly ConcurrentDictionary<(ulong Id, Guid Build), PoolTask> _tasks = new();
    private PoolTask? _last;

    internal void Add(PoolTask task)
    {
        if (ReferenceEquals(Volatile.Read(ref _last), task)) return;
        _tasks.TryAdd((task.Id, task.GetType().Module.ModuleVersionId), task);
        Volatile.Write(ref _last, task);
    }

    public PoolTask Resolve(TaskDefinition definition) => _tasks.TryGetValue((definition.Id, definition.Build), out PoolTask? task)
        ? task
        : throw new PoolException($"The task '{definition.Name}' was never submitted to this pool.");
}
