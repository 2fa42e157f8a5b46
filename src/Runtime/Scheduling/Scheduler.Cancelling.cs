using PoolGen.Engines;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Cancelling: what waits ends at once, what runs is told, and killed after its grace.</summary>
internal sealed partial class Scheduler
{
    private const int FewCancelled = 64;

    /// <summary>A submission should end.</summary>
    internal void Cancel(IPoolSubmission source)
    {
        if (!source.IsSingle)
        {
            if (!_jobs.Contains(source)) return;
            RemoveFeeder(source);
        }

        bool running = false;
        foreach (WorkerSlot slot in _slots)
        {
            for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
            {
                if (!ReferenceEquals(slot[sequence].Source, source)) continue;

                // Those behind it that are not its own come back through the returned work.
                if (TakeBack(slot, sequence) == sequence) break;
                CancelRunning(slot, sequence, source);
                running = true;
            }
        }

        if (source.IsSingle && !running)
        {
            End(source, PendingEndKind.Cancel, 0, 1);

            // Looking for it would cost as much as the backlog is long: it is looked through when half of it may have ended.
            if (++_cancelledCalls > FewCancelled && _cancelledCalls > _backlog.Count / 2) DropCancelledCalls();
        }

        DropReturned(source);
        FillAll();
    }

    // The source is given, not read from the lease: the frame may end meanwhile.
    private void CancelRunning(WorkerSlot slot, uint sequence, IPoolSubmission source)
    {
        ref Lease lease = ref slot[sequence];
        if (lease.IsJudged || KillIfLying(slot)) return;
        lease.Judge(LeaseVerdict.Cancelled, ControlMessage.AllItems);

        // What the worker claimed before its last frame has ended there: only the last one can be stopped, and its kill must not be forgotten.
        if (slot.Link!.Claimed != sequence + 1) return;
        slot.Link.StopFrame(sequence);
        slot.Link.Cancel(sequence, ControlMessage.AllItems);
        slot.KillSequence = sequence;
        slot.KillAt = After(GraceOf(source));
    }

    private void DropReturned(IPoolSubmission source)
    {
        for (int i = _returned.Count - 1; i >= 0; i--)
        {
            WorkItem item = _returned[i];
            if (!ReferenceEquals(item.Source, source)) continue;
            _returned.RemoveAt(i);
            BufferedBytes.Remove(item.Large);
            if (!source.IsSingle) End(source, PendingEndKind.Cancel, item.FirstIndex, item.Count);
        }
    }
}
