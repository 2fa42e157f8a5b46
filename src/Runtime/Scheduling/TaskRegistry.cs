using PoolGen.CompilerServices;
using PoolGen.Wire;
using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>The small numbers by which a pool's workers know its tasks.</summary>
internal sealed class TaskRegistry
{
    private readonly Dictionary<PoolTask, KnownTask> _entries = new(ReferenceEqualityComparer.Instance);
    private PoolTask? _last;
    private KnownTask? _lastEntry;

    internal KnownTask Of(PoolTask task)
    {
        if (ReferenceEquals(_last, task)) return _lastEntry!;
        if (!_entries.TryGetValue(task, out KnownTask? entry))
        {
            entry = new KnownTask((uint)_entries.Count, TaskDefinition.Of(task).ToBytes());
            _entries.Add(task, entry);
        }

        _last = task;
        _lastEntry = entry;
        return entry;
    }
}
