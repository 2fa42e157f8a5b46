using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>Items that take too long, and workers that do not pick up what they were handed.</summary>
internal sealed partial class Scheduler
{
    /// <summary>How long an idle worker may take to pick up what it was handed.</summary>
    private static readonly TimeSpan PickUpTimeout = TimeSpan.FromSeconds(2);

    // When an item may be late next, or a worker with what it was handed.
    private long _itemDeadline = long.MaxValue;

    // The item that runs, if its time is up, is told to end, and is killed after its grace.
    private void CheckItem(WorkerSlot slot, long now)
    {
        uint sequence = slot.Acked;
        ref Lease lease = ref slot[sequence];
        if (lease.Submission is not { } submission) return;
        long started = Math.Max(slot.LastEnd, lease.SentAt);
        if (slot.Link!.Claimed == sequence)
        {
            if (_clock.GetElapsedTime(started, now) < PickUpTimeout || System.Diagnostics.Debugger.IsAttached)
            {
                _itemDeadline = Math.Min(_itemDeadline, started + Ticks(PickUpTimeout));

                // It may be picked up in the next moment, and its time then starts.
                if (TimeoutOf(submission) is { } time) _itemDeadline = Math.Min(_itemDeadline, now + Ticks(time));
                return;
            }

            // Stopped, or lost in the system: another one takes over. If it claims the frame just now, it is well.
            if (Reclaim(slot, sequence) == sequence)
            {
                slot.State = SlotState.Stopping;
                slot.Link.Kill();
            }

            FillAll();
            return;
        }

        if (KillIfLying(slot)) return;

        // A frame that is not the last one claimed has ended, and its results are on their way.
        if (TimeoutOf(submission) is not { } limit || lease.IsJudged || slot.Link.Claimed != sequence + 1) return;
        if (ReferenceEquals(_clock, TimeProvider.System)) started = Math.Max(started, TrueStart(slot));
        if (_clock.GetElapsedTime(started, now) < limit)
        {
            _itemDeadline = Math.Min(_itemDeadline, started + Ticks(limit));
            return;
        }

        int late = lease.Done;
        if (lease.Count > 1) lease.Kept ??= ItemsOf(slot, in lease).ToArray();
        lease.Judge(LeaseVerdict.TimedOut, late);
        slot.Link.StopFrame(sequence);
        slot.Link.Cancel(sequence, late);
        slot.KillSequence = sequence;
        slot.KillAt = now + Ticks(GraceOf(submission));
    }

    // A worker that has claimed what it was never given: nothing that it says of its items can be believed.
    private static bool KillIfLying(WorkerSlot slot)
    {
        uint acked = slot.Acked;
        if (slot.Link!.Claimed - acked <= slot.Limit - acked) return false;
        slot.Link.Kill();
        return true;
    }

    // A worker that says it starts in the future would never be late.
    private long TrueStart(WorkerSlot slot)
    {
        long said = slot.Link!.StartedAt;
        return said <= _clock.GetTimestamp() ? said : 0;
    }

    // First reclaims what has not started: then no other item can be hit, whenever the worker dies.
    private void KillLate(WorkerSlot slot)
    {
        slot.KillAt = long.MaxValue;
        if (slot.Link is not { } link || slot.Outstanding == 0 || slot.Acked != slot.KillSequence) return;
        ref Lease lease = ref slot[slot.KillSequence];
        if (!lease.IsJudged)
        {
            // The item has ended, and the next one of its chunk had started before it could be stopped.
            if (lease.Submission is { IsCancelled: true } cancelled) CancelRunning(slot, slot.KillSequence, cancelled);
            else _itemDeadline = Math.Min(_itemDeadline, _clock.GetTimestamp());
            return;
        }

        uint limit = Reclaim(slot, slot.Acked + 1);
        if (limit == slot.KillSequence + 1)
        {
            slot.State = SlotState.Stopping;
            link.Kill();
        }

        FillAll();
    }

    private void ArmItem(WorkerSlot slot, long now, TimeSpan? timeLimit)
    {
        if (timeLimit is { } limit) _itemDeadline = Math.Min(_itemDeadline, now + Ticks(limit));
        if (slot.Outstanding == 1) _itemDeadline = Math.Min(_itemDeadline, now + Ticks(PickUpTimeout));
    }

    // The frame behind the one that has ended is the worker's turn now: its limits count from here.
    private void ArmNext(WorkerSlot slot)
    {
        if (slot.Outstanding == 0 || slot[slot.Acked].Submission is not { } submission) return;
        long now = _clock.GetTimestamp();
        if (TimeoutOf(submission) is { } limit) _itemDeadline = Math.Min(_itemDeadline, now + Ticks(limit));
        if (slot.Link!.Claimed == slot.Acked) _itemDeadline = Math.Min(_itemDeadline, now + Ticks(PickUpTimeout));
    }

    private TimeSpan? TimeoutOf(IPoolSubmission submission) => TimeoutOf(submission, submission.Envelope);

    private TimeSpan? TimeoutOf(IPoolSubmission submission, SubmissionEnvelope envelope) => envelope.TimeLimit
        ?? (submission.Task.TimeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(submission.Task.TimeoutMilliseconds) : _settings.TaskTimeout);

    private TimeSpan GraceOf(IPoolSubmission submission) => submission.Envelope.CancellationGrace ?? _settings.CancellationGrace;
}
