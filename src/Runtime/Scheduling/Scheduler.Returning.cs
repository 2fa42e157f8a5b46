using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>What is reclaimed from a worker before it has started, and goes out again before anything else.</summary>
internal sealed partial class Scheduler
{
    private bool SendReturned(WorkerSlot slot, ref long now)
    {
        while (_returned.Count > 0)
        {
            WorkItem item = _returned[^1];
            if (item.Submission.IsCancelled)
            {
                _returned.RemoveAt(_returned.Count - 1);
                BufferedBytes.Remove(item.Large);
                End(item.Submission, PendingEndKind.Cancel, item.FirstIndex, item.Count);
                continue;
            }

            if (item.Count > ItemsLeft(slot)) item = SplitReturned(item, ItemsLeft(slot));
            if (!TrySend(slot, item.Submission, item.Submission.Envelope, item.Sizer, item.FirstIndex, item.Count, item.Attempt, item.Payload.Span, item.Large, _clock.GetTimestamp())) return false;
            _returned.RemoveAt(_returned.Count - 1);
            return true;
        }

        return FillOne(slot, ref now);
    }

    // A worker that may have only a few more items gets those of a returned chunk.
    private WorkItem SplitReturned(WorkItem chunk, int count)
    {
        int fixedSize = chunk.Submission.Task.ArgumentsSize;
        ReadOnlySpan<byte> items = (chunk.Large?.Join() ?? chunk.Payload).Span;
        BufferedBytes.Remove(chunk.Large);
        byte[] head = ChunkPayload.Slice(items, chunk.Count, 0, count, fixedSize);
        byte[] tail = ChunkPayload.Slice(items, chunk.Count, count, chunk.Count - count, fixedSize);
        var first = new WorkItem(chunk.Submission, chunk.Sizer, chunk.FirstIndex, count, chunk.Attempt, head);
        _returned[^1] = new WorkItem(chunk.Submission, chunk.Sizer, chunk.FirstIndex + count, chunk.Count - count, chunk.Attempt, tail);
        _returned.Add(first);
        return first;
    }

    // An idle worker takes over half of what the most loaded busy one has not started.
    private void Steal(WorkerSlot thief)
    {
        WorkerSlot? victim = null;
        int most = 0;
        foreach (WorkerSlot slot in _slots)
        {
            if (slot == thief || slot.State != SlotState.Ready || slot.Outstanding < 2) continue;

            // What it has started, or is about to, it keeps.
            int waiting = Math.Min((int)(slot.Limit - slot.Link!.Claimed), slot.Outstanding - 1);
            if (waiting <= most) continue;
            victim = slot;
            most = waiting;
        }

        if (victim is null) return;
        Reclaim(victim, victim.Limit - (uint)((most + 1) / 2));
        long now = 0;
        while (HasRoom(thief) && _returned.Count > 0 && SendReturned(thief, ref now))
        {
        }
    }

    // Makes everything from one frame on that has not started the pool's again; returns the first of them.
    private uint Reclaim(WorkerSlot slot, uint keep)
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
        return limit;
    }

    // What was cancelled meanwhile ends now: there may be no worker to ask for it soon.
    private void PutBack(WorkItem item)
    {
        if (_failure is not null)
        {
            // The pool has given up, and nobody sends it again: a map or stream is given up as a whole.
            BufferedBytes.Remove(item.Large);
            if (item.Submission.IsSingle) Abandon(item.Submission);
            return;
        }

        if (!item.Submission.IsCancelled)
        {
            _returned.Add(item);
            return;
        }

        BufferedBytes.Remove(item.Large);
        End(item.Submission, PendingEndKind.Cancel, item.FirstIndex, item.Count);
    }

    // The encoded items of what was sent.
    private static ReadOnlySpan<byte> ItemsOf(WorkerSlot slot, in Lease lease) => lease.OutOfBand is { } large
        ? large.Join().Span
        : slot.Link!.Payload(lease.RingStart, lease.DefinitionLength, lease.PayloadLength);

    private void Return(WorkerSlot slot, uint sequence)
    {
        ref Lease lease = ref slot[sequence];
        byte[]? payload = lease.OutOfBand is null ? ItemsOf(slot, in lease).ToArray() : null;
        PutBack(new WorkItem(lease.Submission!, lease.Sizer, lease.FirstIndex, lease.Count, lease.Attempt, payload, lease.OutOfBand));
        slot.ItemsSent -= lease.Count;
        lease.Submission = null;
        lease.OutOfBand = null;
    }
}
