using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns what waits for a host for the first time, by priority: single calls, and the maps and streams that have, or may get, more items.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class ClusterWork
{
    // From the highest priority to the lowest.
    private readonly ClusterLevel[] _levels = [new(), new(), new()];
    private readonly Dictionary<IPoolSubmission, long> _addedAt = new(ReferenceEqualityComparer.Instance);

    internal ReadOnlySpan<ClusterLevel> Levels => _levels;

    /// <summary>How many single calls wait.</summary>
    internal int Calls => _levels[0].Calls.Count + _levels[1].Calls.Count + _levels[2].Calls.Count;

    /// <summary>How many bytes of arguments wait with them.</summary>
    internal long Bytes => _levels[0].Calls.Bytes + _levels[1].Calls.Bytes + _levels[2].Calls.Bytes;

    /// <summary>The maps and streams that have, or may get, more items, and since when.</summary>
    internal IReadOnlyDictionary<IPoolSubmission, long> Feeding => _addedAt;

    /// <summary>A call waits from now on.</summary>
    internal void Enqueue(IPoolSubmission call, ReadOnlySpan<byte> arguments, long now) =>
        LevelOf(call.Envelope.Priority).Calls.Of(call.Task).Enqueue(call, arguments, null, Math.Max(1, now));

    /// <summary>A map or stream has items from now on.</summary>
    internal void Add(IPoolSubmission submission, long now)
    {
        LevelOf(submission.Envelope.Priority).Feeders.Add(submission);
        _addedAt.Add(submission, now);
    }

    /// <summary>A map or stream has no more items.</summary>
    internal void Remove(IPoolSubmission submission)
    {
        if (_addedAt.Remove(submission)) LevelOf(submission.Envelope.Priority).Feeders.Remove(submission);
    }

    /// <summary>A map or stream has given its last item, and has no turn any more.</summary>
    internal void Forget(IPoolSubmission submission) => _addedAt.Remove(submission);

    /// <summary>As of <see cref="Backlog"/>.</summary>
    internal void MayHaveCancelled(IPoolSubmission call) => LevelOf(call.Envelope.Priority).Calls.Of(call.Task).MayHaveCancelled();

    /// <summary>As of <see cref="Backlog"/>.</summary>
    internal void DropCancelled()
    {
        foreach (ClusterLevel level in _levels)
        {
            foreach ((_, Backlog calls) in level.Calls.All) calls.DropCancelled();
        }
    }

    /// <summary>Removes the calls of a task that have waited since a time or longer; of all tasks where none is given.</summary>
    internal List<IPoolSubmission> RemoveCalls(PoolTask? task, long since)
    {
        List<IPoolSubmission> removed = [];
        foreach (ClusterLevel level in _levels)
        {
            foreach ((PoolTask of, Backlog calls) in level.Calls.All)
            {
                if (task is not null && !ReferenceEquals(of, task)) continue;
                while (calls.Count > 0 && calls.Peek().AcceptedAt <= since)
                {
                    if (!calls.Peek().Submission.IsCancelled) removed.Add(calls.Peek().Submission);
                    calls.Dequeue();
                }
            }
        }

        return removed;
    }

    /// <summary>Whether there are calls or items of a task.</summary>
    internal bool HasWorkOf(PoolTask task)
    {
        foreach (ClusterLevel level in _levels)
        {
            if (level.Calls.Of(task).Count > 0) return true;
        }

        foreach (IPoolSubmission submission in _addedAt.Keys)
        {
            if (ReferenceEquals(submission.Task, task) && submission.Available > 0) return true;
        }

        return false;
    }

    private ClusterLevel LevelOf(CallPriority priority) => _levels[Math.Clamp(CallPriority.High - priority, 0, _levels.Length - 1)];
}
