using PoolGen.CompilerServices;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>The small numbers by which a pool's workers know its tasks.</summary>
internal sealed class TaskRegistry
{
    private readonly Dictionary<PoolTask, (uint Handle, byte[] Definition)> _entries = new(ReferenceEqualityComparer.Instance);
    private PoolTask? _last;
    private (uint Handle, byte[] Definition) _lastEntry;

    internal (uint Handle, byte[] Definition) Of(PoolTask task)
    {
        if (ReferenceEquals(_last, task)) return _lastEntry;
        if (!_entries.TryGetValue(task, out (uint Handle, byte[] Definition) entry))
        {
            entry = ((uint)_entries.Count, TaskDefinition.Of(task).ToBytes());
            _entries.Add(task, entry);
        }

        _last = task;
        _lastEntry = entry;
        return entry;
    }
}
