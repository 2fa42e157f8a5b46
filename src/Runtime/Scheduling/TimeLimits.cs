using PoolGen.Extensibility;
using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>
/// Owns when an item may be late next, or a worker with what it was handed, and stops what is late or cancelled: it is told to end,
/// and its worker is killed after the grace.
/// </summary>
/// <remarks>Used under the pool's lock. Members that return whether work came back leave it to the caller to send it to other workers.</remarks>
/// <param name="settings">The limits.</param>
/// <param name="clock">The pool's clock.</param>
/// <param name="slots">The workers.</param>
/// <param name="returned">Where work goes that has not started.</param>
internal sealed class TimeLimits(PoolSettings settings, TimeProvider clock, WorkerSlot[] slots, ReturnedWork returned)
{
    /// <summary>How long an idle worker may take to pick up what it was handed.</summary>
    private static readonly TimeSpan PickUpTimeout = TimeSpan.FromSeconds(2);

    /// <summary>When an item may be late next, or a worker with what it was handed.</summary>
    internal long NextDeadline { get; private set; } = long.MaxValue;

    internal static TaskTimeoutException Exceeded(IPoolSubmission submission) =>
        new($"The task '{submission.Task.Name}' ran longer than its time limit.");

    internal TimeSpan? Of(IPoolSubmission submission, SubmissionEnvelope envelope) => envelope.TimeLimit
        ?? (submission.Task.TimeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(submission.Task.TimeoutMilliseconds) : settings.TaskTimeout);

    /// <summary>A frame was sent.</summary>
    internal void Arm(WorkerSlot slot, long now, TimeSpan? timeLimit)
    {
        if (timeLimit is { } limit) LookAt(now + clock.Ticks(limit));
        if (slot.Outstanding == 1) LookAt(now + clock.Ticks(PickUpTimeout));
    }

    /// <summary>The frame behind the one that has ended is the worker's turn now: its limits count from here.</summary>
    internal void ArmNext(WorkerSlot slot)
    {
        if (slot.Outstanding == 0 || slot[slot.Acked].Submission is not { } submission) return;
        long now = clock.GetTimestamp();
        if (Of(submission) is { } limit) LookAt(now + clock.Ticks(limit));
        if (slot.Link!.Claimed == slot.Acked) LookAt(now + clock.Ticks(PickUpTimeout));
    }

    /// <summary>All workers are going to be checked: each check says when the next one is due.</summary>
    internal void BeginChecks() => NextDeadline = long.MaxValue;

    /// <summary>The item that runs, if its time is up, is told to end, and is killed after its grace. True when work came back.</summary>
    internal bool Check(WorkerSlot slot, long now)
    {
        uint sequence = slot.Acked;
        ref Lease lease = ref slot[sequence];
        if (lease.Submission is not { } submission) return false;
        long started = Math.Max(slot.LastEnd, lease.SentAt);
        if (slot.Link!.Claimed == sequence) return CheckPickUp(slot, sequence, submission, started, now);
        if (KillIfLying(slot)) return false;

        // A frame that is not the last one claimed has ended, and its results are on their way.
        if (Of(submission) is not { } limit || lease.IsJudged || slot.Link.Claimed != sequence + 1) return false;
        if (ReferenceEquals(clock, TimeProvider.System)) started = Math.Max(started, TrueStart(slot));
        if (clock.GetElapsedTime(started, now) < limit)
        {
            LookAt(started + clock.Ticks(limit));
            return false;
        }

        int late = lease.Done;
        if (lease.Count > 1) lease.Kept ??= slot.ItemsOf(in lease).ToArray();
        lease.Judge(LeaseVerdict.TimedOut, late);
        slot.Link.StopFrame(sequence);
        slot.Link.Cancel(sequence, late);
        slot.KillSequence = sequence;
        slot.KillAt = now + clock.Ticks(GraceOf(submission));
        return false;
    }

    /// <summary>The grace is over. First reclaims what has not started: then no other item can be hit, whenever the worker dies. True when work came back.</summary>
    internal bool KillLate(WorkerSlot slot)
    {
        slot.KillAt = long.MaxValue;
        if (slot.Link is null || slot.Outstanding == 0 || slot.Acked != slot.KillSequence) return false;
        ref Lease lease = ref slot[slot.KillSequence];
        if (!lease.IsJudged)
        {
            // The item has ended, and the next one of its chunk had started before it could be stopped.
            if (lease.Submission is { IsCancelled: true } cancelled) CancelRunning(slot, slot.KillSequence, cancelled);
            else LookAt(clock.GetTimestamp());
            return false;
        }

        bool isLate = lease.Verdict == LeaseVerdict.TimedOut;
        uint limit = returned.Reclaim(slot, slot.Acked + 1);
        if (limit == slot.KillSequence + 1) slot.KillFor(isLate ? "its item ran longer than its time limit" : "its item was cancelled and did not end");

        return true;
    }

    /// <summary>A submission was cancelled: what workers have of it comes back where it has not started, and is told to end where it has. True when something has.</summary>
    internal bool Cancel(IPoolSubmission submission)
    {
        bool running = false;
        foreach (WorkerSlot slot in slots)
        {
            for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
            {
                if (!ReferenceEquals(slot[sequence].Submission, submission)) continue;

                // Those behind it that are not its own come back through the returned work.
                if (returned.Reclaim(slot, sequence) == sequence) break;
                CancelRunning(slot, sequence, submission);
                running = true;
            }
        }

        return running;
    }

    private bool CheckPickUp(WorkerSlot slot, uint sequence, IPoolSubmission submission, long started, long now)
    {
        if (clock.GetElapsedTime(started, now) < PickUpTimeout || System.Diagnostics.Debugger.IsAttached)
        {
            LookAt(started + clock.Ticks(PickUpTimeout));

            // It may be picked up in the next moment, and its time then starts.
            if (Of(submission) is { } time) LookAt(now + clock.Ticks(time));
            return false;
        }

        // Stopped, or lost in the system: another one takes over. If it claims the frame in the meantime, it is alive and keeps it.
        if (returned.Reclaim(slot, sequence) == sequence) slot.KillFor($"it did not start an item within {PickUpTimeout}");
        return true;
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
        slot.KillAt = clock.After(GraceOf(submission));
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
        return said <= clock.GetTimestamp() ? said : 0;
    }

    private void LookAt(long time) => NextDeadline = Math.Min(NextDeadline, time);

    private TimeSpan? Of(IPoolSubmission submission) => Of(submission, submission.Envelope);

    private TimeSpan GraceOf(IPoolSubmission submission) => submission.Envelope.CancellationGrace ?? settings.CancellationGrace;
}
