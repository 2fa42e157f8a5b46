using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>Owns what waits for a worker, by priority: single calls, and the maps and streams that have, or may get, more items.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class WaitingWork
{
    // From the highest priority to the lowest.
    private readonly PriorityLevel[] _levels = [new(), new(), new()];

    internal ReadOnlySpan<PriorityLevel> Levels => _levels;

    /// <summary>The level of all work while nobody has asked for another priority.</summary>
    internal PriorityLevel Normal => _levels[1];

    /// <summary>Whether any work has ever had another priority: most pools never see any, and look at one level alone.</summary>
    internal bool HasPriorities { get; private set; }

    /// <summary>How many single calls wait.</summary>
    internal int Calls
    {
        get
        {
            if (!HasPriorities) return Normal.Calls.Count;
            int count = 0;
            foreach (PriorityLevel level in _levels) count += level.Calls.Count;
            return count;
        }
    }

    /// <summary>How many bytes of arguments wait with them, large ones not counted.</summary>
    internal long Bytes
    {
        get
        {
            if (!HasPriorities) return Normal.Calls.Bytes;
            long bytes = 0;
            foreach (PriorityLevel level in _levels) bytes += level.Calls.Bytes;
            return bytes;
        }
    }

    /// <summary>A call waits from now on.</summary>
    internal void Enqueue(IPoolSubmission call, CallPriority priority, ReadOnlySpan<byte> arguments, LargePayload? large, long acceptedAt) =>
        LevelOf(priority).Calls.Enqueue(call, arguments, large, acceptedAt);

    /// <summary>A map or stream has items from now on.</summary>
    internal void Add(IPoolSubmission submission) => LevelOf(submission.Envelope.Priority).Feeders.Add(submission);

    /// <summary>A map or stream has no more items.</summary>
    internal void Remove(IPoolSubmission submission)
    {
        foreach (PriorityLevel level in _levels) level.Feeders.Remove(submission);
    }

    /// <summary>As of <see cref="Backlog"/>.</summary>
    internal void MayHaveCancelled(IPoolSubmission call) => LevelOf(call.Envelope.Priority).Calls.MayHaveCancelled();

    /// <summary>As of <see cref="Backlog"/>.</summary>
    internal void DropCancelled()
    {
        foreach (PriorityLevel level in _levels) level.Calls.DropCancelled();
    }

    /// <summary>Gives all of it up; maps and streams hear of that elsewhere.</summary>
    internal void Abandon(PendingEnds ends)
    {
        foreach (PriorityLevel level in _levels)
        {
            for (; level.Calls.Count > 0; level.Calls.Dequeue()) ends.Abandon(level.Calls.Peek().Submission);
            level.Feeders.Clear();
        }
    }

    private PriorityLevel LevelOf(CallPriority priority)
    {
        if (priority == CallPriority.Normal) return Normal;
        HasPriorities = true;
        return _levels[Math.Clamp(CallPriority.High - priority, 0, _levels.Length - 1)];
    }
}
