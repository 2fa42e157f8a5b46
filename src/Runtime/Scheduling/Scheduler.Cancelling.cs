using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Cancelling: what waits ends at once, what runs is told, and killed after its grace.</summary>
internal sealed partial class Scheduler
{
    private const int FewCancelled = 64;

    /// <summary>A submission should end.</summary>
    internal void Cancel(IPoolSubmission submission)
    {
        if (!submission.IsSingle)
        {
            if (!_submissions.Contains(submission)) return;
            RemoveFeeder(submission);
        }

        bool running = false;
        foreach (WorkerSlot slot in _slots)
        {
            for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
            {
                if (!ReferenceEquals(slot[sequence].Submission, submission)) continue;

                // Those behind it that are not its own come back through the returned work.
                if (Reclaim(slot, sequence) == sequence) break;
                CancelRunning(slot, sequence, submission);
                running = true;
            }
        }

        if (submission.IsSingle && !running)
        {
            End(submission, PendingEndKind.Cancel, 0, 1);

            // Looking for it would cost as much as the backlog is long: it is looked through when half of it may have ended.
            if (++_cancelledCalls > FewCancelled && _cancelledCalls > _backlog.Count / 2) DropCancelledCalls();
        }

        DropReturned(submission);
        FillAll();
    }

    // The submission is given, not read from the lease: the frame may end meanwhile.
    private void CancelRunning(WorkerSlot slot, uint sequence, IPoolSubmission submission)
    {
        ref Lease lease = ref slot[sequence];
        if (lease.IsJudged || KillIfLying(slot)) return;
        lease.Judge(LeaseVerdict.Cancelled, ControlMessage.AllItems);

        // What the worker claimed before its last frame has ended there: only the last one can be stopped, and its kill must not be forgotten.
        if (slot.Link!.Claimed != sequence + 1) return;
        slot.Link.StopFrame(sequence);
        slot.Link.Cancel(sequence, ControlMessage.AllItems);
        slot.KillSequence = sequence;
        slot.KillAt = After(GraceOf(submission));
    }

    private void DropReturned(IPoolSubmission submission)
    {
        for (int i = _returned.Count - 1; i >= 0; i--)
        {
            WorkItem item = _returned[i];
            if (!ReferenceEquals(item.Submission, submission)) continue;
            _returned.RemoveAt(i);
            BufferedBytes.Remove(item.Large);
            if (!submission.IsSingle) End(submission, PendingEndKind.Cancel, item.FirstIndex, item.Count);
        }
    }
}
