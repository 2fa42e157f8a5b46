using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>Owns the work that workers had and did not start. It is sent again before anything else.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="ends">Where cancelled and abandoned work ends.</param>
internal sealed class ReturnedWork(PendingEnds ends)
{
    // The next one is last.
    private readonly List<WorkItem> _work = [];

    /// <summary>How many calls and chunks there are.</summary>
    internal int Count => _work.Count;

    internal long CountItems()
    {
        long count = 0;
        foreach (WorkItem work in _work) count += work.Count;
        return count;
    }

    /// <summary>What is sent next, cut to as many items; null when there is none. It stays until <see cref="RemoveNext"/>.</summary>
    internal WorkItem? Next(int mostItems)
    {
        while (_work.Count > 0)
        {
            WorkItem next = _work[^1];
            if (!next.Submission.IsCancelled) return next.Count > mostItems ? Split(next, mostItems) : next;
            RemoveNext();
            EndCancelled(next);
        }

        return null;
    }

    /// <summary>What <see cref="Next"/> returned was sent.</summary>
    internal void RemoveNext() => _work.RemoveAt(_work.Count - 1);

    /// <summary>Adds work that is sent again in any case.</summary>
    internal void Add(WorkItem work) => _work.Add(work);

    /// <summary>Adds work, unless it was cancelled meanwhile: that ends now, for there may be no worker to ask for it soon.</summary>
    internal void PutBack(WorkItem work)
    {
        if (ends.HasGivenUp)
        {
            // Nobody sends it again; a map or stream is given up as a whole.
            BufferedBytes.Remove(work.Large);
            ends.AbandonItems(work.Submission, work.Count);
        }
        else if (work.Submission.IsCancelled)
        {
            EndCancelled(work);
        }
        else
        {
            _work.Add(work);
        }
    }

    /// <summary>Makes everything from one frame on that has not started the pool's again; returns the first of them.</summary>
    internal uint Reclaim(WorkerSlot slot, uint keep)
    {
        uint limit = slot.Link!.Reclaim(keep);
        if (limit == slot.Limit) return limit;
        if (slot.Limit - limit > Math.Min(slot.Limit - keep, (uint)slot.Outstanding))
        {
            // More than was asked for: the worker has written to the claim word what it never may.
            slot.Link.Kill();
            return slot.Limit;
        }

        for (uint sequence = slot.Limit; sequence != limit;)
        {
            sequence--;
            Return(slot, sequence);
        }

        slot.Undefine(limit);
        slot.Link.Rewind(slot[limit].RingStart);
        slot.Limit = limit;
        slot.NoteIfIdle();
        return limit;
    }

    /// <summary>A frame that has not started comes back.</summary>
    internal void Return(WorkerSlot slot, uint sequence)
    {
        ref Lease lease = ref slot[sequence];
        byte[]? payload = lease.OutOfBand is null ? slot.ItemsOf(in lease).ToArray() : null;
        PutBack(new WorkItem(lease.Submission!, lease.Sizer, lease.FirstIndex, lease.Count, lease.Attempt, payload, lease.OutOfBand) { AcceptedAt = lease.AcceptedAt });
        slot.ItemsSent -= lease.Count;
        lease.Submission = null;
        lease.OutOfBand = null;
    }

    /// <summary>A submission was cancelled: its items end. The end of a call was decided by whoever cancelled it.</summary>
    internal void Cancel(IPoolSubmission submission)
    {
        for (int i = _work.Count - 1; i >= 0; i--)
        {
            WorkItem work = _work[i];
            if (!ReferenceEquals(work.Submission, submission)) continue;
            _work.RemoveAt(i);
            BufferedBytes.Remove(work.Large);
            if (!submission.IsSingle) ends.Add(submission, PendingEndKind.Cancel, work.FirstIndex, work.Count);
        }
    }

    /// <summary>The pool has given up: calls end, maps and streams are given up as a whole.</summary>
    internal void Abandon()
    {
        foreach (WorkItem work in _work)
        {
            ends.AbandonItems(work.Submission, work.Count);
        }

        _work.Clear();
    }

    private void EndCancelled(WorkItem work)
    {
        BufferedBytes.Remove(work.Large);
        ends.Add(work.Submission, PendingEndKind.Cancel, work.FirstIndex, work.Count);
    }

    // A worker that may have only a few more items gets those of a returned chunk.
    private WorkItem Split(WorkItem chunk, int count)
    {
        int fixedSize = chunk.Submission.Task.ArgumentsSize;
        ReadOnlySpan<byte> items = (chunk.Large?.Join() ?? chunk.Payload).Span;
        BufferedBytes.Remove(chunk.Large);
        byte[] head = ChunkPayload.Slice(items, chunk.Count, 0, count, fixedSize);
        byte[] tail = ChunkPayload.Slice(items, chunk.Count, count, chunk.Count - count, fixedSize);
        var first = new WorkItem(chunk.Submission, chunk.Sizer, chunk.FirstIndex, count, chunk.Attempt, head) { AcceptedAt = chunk.AcceptedAt };
        _work[^1] = new WorkItem(chunk.Submission, chunk.Sizer, chunk.FirstIndex + count, chunk.Count - count, chunk.Attempt, tail) { AcceptedAt = chunk.AcceptedAt };
        _work.Add(first);
        return first;
    }
}
