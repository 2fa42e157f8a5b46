using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>
/// Decides what becomes of a dead worker's leases: ends the one item that was running, or has it tried again, and returns what had not started.
/// Nothing else is touched, nothing runs twice. Owns nothing: it reads the slot.
/// </summary>
/// <remarks>Used under the pool's lock, when the worker's results are drained.</remarks>
/// <param name="returned">Where work goes that runs again, or has not started.</param>
/// <param name="ends">Where the item ends that was running.</param>
/// <param name="tasks">Counts what is tried again.</param>
internal sealed class LeaseRecovery(ReturnedWork returned, PendingEnds ends, TaskRegistry tasks)
{
    private const int MostDeathsInTransfer = 8;

    /// <summary>Of a pool that has given up: calls end, maps and streams are given up as a whole.</summary>
    internal void Abandon(WorkerSlot slot)
    {
        for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
        {
            ref Lease lease = ref slot[sequence];
            if (lease.Submission is TracedSubmission traced && sequence == slot.Acked && HasBegun(slot)) traced.Abandoned(lease.FirstIndex + lease.Done, slot.Link!.StartedAt);
            if (lease.Submission is { } submission) ends.AbandonItems(submission, lease.Count - lease.Done);
        }

        slot.Limit = slot.Acked;
    }

    /// <summary>Of a pool that goes on.</summary>
    internal void Recover(WorkerSlot slot, WorkerExit exit)
    {
        if (slot.Outstanding == 0) return;
        int processId = slot.Link!.ProcessId;
        uint first = slot.Acked;
        uint claimed = slot.Link.Claimed;

        // A worker that broke the rules pays with the item that it had claimed, whatever it says of its start. An item that nobody claimed moves on.
        bool broken = exit.Failure is PoolProtocolException && claimed != first;

        // If not even the half of the claim word is left that the parent alone writes, nothing that the worker wrote says what it had begun.
        if (slot.Link.Reclaim(slot.Limit) != slot.Limit)
        {
            broken = true;
            exit = exit with { Failure = exit.Failure ?? new PoolProtocolException($"The worker wrote over what it shares with its parent ({exit.Reason}).") };
        }

        bool started = broken || (claimed != first && (slot[first].Done > 0 || slot.Link.HasStarted(first) || IsDeadly(in slot[first])));
        for (uint sequence = slot.Limit; sequence != (started ? first + 1 : first);)
        {
            sequence--;
            returned.Return(slot, sequence);
        }

        if (started) RecoverStarted(slot, ref slot[first], exit, processId);
        slot.Limit = slot.Acked;
    }

    private static bool HasBegun(WorkerSlot slot) => slot.Link!.Claimed != slot.Acked && (slot[slot.Acked].Done > 0 || slot.Link.HasStarted(slot.Acked));

    // An item whose arguments no worker has ever received whole: each one that dies while they travel counts, and the last one is blamed on it.
    private static bool IsDeadly(in Lease lease) => lease.OutOfBand is { } large && ++large.Deaths >= MostDeathsInTransfer;

    private void RecoverStarted(WorkerSlot slot, ref Lease lease, WorkerExit exit, int processId)
    {
        IPoolSubmission submission = lease.Submission!;
        ReadOnlySpan<byte> payload = slot.ItemsOf(in lease);
        int fixedSize = submission.Task.ArgumentsSize;
        int victim = lease.Done;
        int behind = lease.Count - victim - 1;
        if (behind > 0)
        {
            byte[] rest = ChunkPayload.Slice(payload, lease.Count, victim + 1, behind, fixedSize);
            returned.PutBack(new WorkItem(submission, lease.Sizer, lease.FirstIndex + victim + 1, behind, lease.Attempt, rest) { AcceptedAt = lease.AcceptedAt });
        }

        int attempt = lease.Attempt;
        long index = lease.FirstIndex + victim;
        if (lease.Verdict == LeaseVerdict.TimedOut && lease.VerdictIndex == victim)
        {
            slot.Runs?.AddLost(slot, in lease, ItemOutcome.TimedOut);
            ends.Add(submission, PendingEndKind.Fail, index, 1, TimeLimits.Exceeded(submission));
        }
        else if (lease.Verdict == LeaseVerdict.Cancelled || submission.IsCancelled)
        {
            slot.Runs?.AddLost(slot, in lease, ItemOutcome.Cancelled);
            ends.Add(submission, PendingEndKind.Cancel, index, 1);
        }
        else if (submission.Task.Idempotent && attempt < (submission.Envelope.MaxAttempts ?? submission.Task.MaxAttempts) && exit.Failure is not PoolProtocolException)
        {
            slot.Runs?.AddLost(slot, in lease, ItemOutcome.Lost);
            byte[] again = ChunkPayload.Slice(payload, lease.Count, victim, 1, fixedSize);
            returned.Add(new WorkItem(submission, lease.Sizer, index, 1, attempt + 1, again) { AcceptedAt = lease.AcceptedAt });
            tasks.Count(submission.Task, ItemOutcome.Retried, 1);
        }
        else
        {
            slot.Runs?.AddLost(slot, in lease, ItemOutcome.Lost);
            Exception failure = exit.Failure as PoolProtocolException
                ?? (Exception)WorkerLostException.Of(submission.Task.Name, slot.Id, processId, exit, attempt);
            ends.Add(submission, PendingEndKind.Fail, index, 1, failure);
        }

        lease.Submission = null;
        BufferedBytes.Remove(lease.OutOfBand);
        lease.OutOfBand = null;
    }
}
