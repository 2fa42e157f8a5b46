using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the items that hosts had: those that were given back, which go out before anything else, and suspects, which run one after the other.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="ends">Where cancelled items end.</param>
internal sealed class ReturnedChunks(EndList ends)
{
    // The next ones are last.
    private readonly List<WaitingChunk> _chunks = [];
    private readonly List<SuspectGroup> _groups = [];

    internal IReadOnlyList<WaitingChunk> Chunks => _chunks;

    internal IReadOnlyList<SuspectGroup> Groups => _groups;

    internal bool Any => _chunks.Count > 0 || _groups.Count > 0;

    /// <summary>How many items wait.</summary>
    internal long Count => Sum(static chunk => chunk.Count);

    /// <summary>How many bytes they have.</summary>
    internal long Bytes => Sum(static chunk => chunk.Items.Length);

    /// <summary>Adds items, unless they were cancelled: those end now.</summary>
    internal void Add(WaitingChunk chunk)
    {
        if (chunk.Submission.IsCancelled) ends.Cancel(chunk.Submission, chunk.FirstIndex, chunk.Count);
        else if (chunk.Group is { } group) group.Add(chunk);
        else _chunks.Add(chunk);
    }

    /// <summary>Removes the items that go out next to a host.</summary>
    /// <param name="room">How many of a task the host may have.</param>
    internal WaitingChunk? RemoveNext(Func<PoolTask, int> room)
    {
        for (int i = _chunks.Count - 1; i >= 0; i--)
        {
            WaitingChunk next = _chunks[i];
            int most = room(next.Submission.Task);
            if (most < 1) continue;
            if (next.Count <= most)
            {
                _chunks.RemoveAt(i);
                return next;
            }

            _chunks[i] = next.Slice(most, next.Count - most);
            return next.Slice(0, most);
        }

        return null;
    }

    /// <summary>Adds a group, once it has its items.</summary>
    internal void Add(SuspectGroup group)
    {
        if (!group.IsDone) _groups.Add(group);
    }

    /// <summary>The suspects that a host may have now: none of their group are at any host.</summary>
    internal SuspectGroup? NextGroup(Predicate<PoolTask> runs)
    {
        foreach (SuspectGroup group in _groups)
        {
            if (group.Handed is null && group.Waiting.Count > 0 && runs(group.Waiting[^1].Submission.Task)) return group;
        }

        return null;
    }

    /// <summary>A host has no items of a group any more.</summary>
    internal void Settle(SuspectGroup group)
    {
        group.Handed = null;
        if (group.IsDone) _groups.Remove(group);
    }

    /// <summary>A submission was cancelled: its items end. The end of a call was decided by whoever cancelled it.</summary>
    internal bool Cancel(IPoolSubmission submission)
    {
        List<WaitingChunk> cancelled = RemoveAll(chunk => ReferenceEquals(chunk.Submission, submission));
        foreach (WaitingChunk chunk in cancelled) ends.Cancel(submission, chunk.FirstIndex, chunk.Count);
        return cancelled.Count > 0;
    }

    /// <summary>Removes all that match.</summary>
    internal List<WaitingChunk> RemoveAll(Predicate<WaitingChunk> match)
    {
        List<WaitingChunk> removed = _chunks.FindAll(match);
        _chunks.RemoveAll(match);
        foreach (SuspectGroup group in _groups) removed.AddRange(group.RemoveAll(match));
        _groups.RemoveAll(static group => group.IsDone);
        return removed;
    }

    private long Sum(Func<WaitingChunk, long> part) => _chunks.Sum(part) + _groups.Sum(group => group.Waiting.Sum(part));
}
