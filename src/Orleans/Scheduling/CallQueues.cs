using PoolGen.CompilerServices;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the single calls of one priority that wait, by task: a host that cannot run one task still gets the calls of another. Tasks take turns.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class CallQueues
{
    private readonly Dictionary<PoolTask, Backlog> _byTask = new(ReferenceEqualityComparer.Instance);
    private readonly List<(PoolTask Task, Backlog Calls)> _all = [];
    private int _turn;

    internal IReadOnlyList<(PoolTask Task, Backlog Calls)> All => _all;

    internal int Count
    {
        get
        {
            int count = 0;
            foreach ((_, Backlog calls) in _all) count += calls.Count;
            return count;
        }
    }

    internal long Bytes
    {
        get
        {
            long bytes = 0;
            foreach ((_, Backlog calls) in _all) bytes += calls.Bytes;
            return bytes;
        }
    }

    internal Backlog Of(PoolTask task)
    {
        if (_byTask.TryGetValue(task, out Backlog? calls)) return calls;
        _byTask.Add(task, calls = new Backlog());
        _all.Add((task, calls));
        return calls;
    }

    /// <summary>The calls of the task whose turn it is next, in turns of all tasks that have some; null when none has.</summary>
    internal (PoolTask Task, Backlog Calls)? NextTurn(Predicate<PoolTask> isWanted)
    {
        for (int tries = _all.Count; tries > 0; tries--)
        {
            _turn = _turn + 1 >= _all.Count ? 0 : _turn + 1;
            if (_all[_turn].Calls.Count > 0 && isWanted(_all[_turn].Task)) return _all[_turn];
        }

        return null;
    }
}
