using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>Owns the small numbers by which a pool's workers know its tasks, and the counts of what happens to items without a worker's result.</summary>
/// <remarks>Used under the pool's lock; any thread reads the counts.</remarks>
/// <param name="recorder">Hears that something is counted.</param>
internal sealed class TaskRegistry(PoolRecorder recorder)
{
    private readonly Dictionary<PoolTask, KnownTask> _entries = new(ReferenceEqualityComparer.Instance);
    private readonly List<PoolTask> _tasks = [];
    private PoolTask? _last;
    private KnownTask? _lastEntry;

    /// <summary>The tasks, by their numbers.</summary>
    internal IReadOnlyList<PoolTask> Tasks => _tasks;

    /// <summary>What is counted under the pool's lock; what workers' results say is counted with each slot.</summary>
    internal OutcomeCounts Counts { get; } = new();

    internal KnownTask Of(PoolTask task)
    {
        if (ReferenceEquals(_last, task)) return _lastEntry!;
        if (!_entries.TryGetValue(task, out KnownTask? entry))
        {
            entry = new KnownTask((uint)_entries.Count, TaskDefinition.Of(task).ToBytes());
            _entries.Add(task, entry);
            _tasks.Add(task);
        }

        _last = task;
        _lastEntry = entry;
        return entry;
    }

    /// <summary>So many items of a task end like this, or are started once more.</summary>
    internal void Count(PoolTask task, ItemOutcome outcome, int items)
    {
        if (items <= 0) return;
        recorder.BeforeCounting();
        Counts.Add((int)Of(task).Handle, outcome, items);
        recorder.Counted();
    }
}
