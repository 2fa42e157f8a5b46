using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Gives the items what the worker's entries say. What a submission throws then is its own affair.</summary>
internal sealed partial class ResultDrain
{
    // Of all results of this worker.
    private OutcomeEnvelope Envelope => field ??= new OutcomeEnvelope { Origin = new TaskOrigin(slot.Id, worker.ProcessId) };

    private void Complete(IPoolSubmission submission, long first, int count, ReadOnlySpan<byte> items)
    {
        try
        {
            submission.CompleteMany(first, count, items, Envelope);
        }
        catch (Exception e)
        {
            Undelivered.GiveUp(submission, e, host);
        }
    }

    private static void Report(IPoolSubmission submission, long index, ref PayloadReader payload)
    {
        try
        {
            submission.Report(index, payload.ReadBytes(payload.Remaining));
        }
        catch (Exception e) when (Undelivered.IsSubmissionsOwn(e))
        {
            // A report that nobody takes is none.
        }
    }

    private void End(IPoolSubmission submission, ResultKind kind, long index, ref PayloadReader payload, in Lease lease)
    {
        try
        {
            Outcome(submission, kind, index, ref payload, in lease);
        }
        catch (Exception e) when (Undelivered.IsSubmissionsOwn(e))
        {
            Undelivered.GiveUp(submission, e, host);
        }
    }

    private void Outcome(IPoolSubmission submission, ResultKind kind, long index, ref PayloadReader payload, in Lease lease)
    {
        int item = lease.Done;
        bool judged = lease.ReadVerdict() != LeaseVerdict.None && (lease.VerdictIndex == item || lease.VerdictIndex < 0);
        if (judged && lease.Verdict == LeaseVerdict.TimedOut)
        {
            Count(submission, in lease, ItemOutcome.TimedOut);
            TaskTimeoutException exceeded = TimeLimits.Exceeded(submission);
            slot.Runs?.AddFailure(submission, index, exceeded);
            submission.Fail(index, 1, exceeded);
            return;
        }

        switch (kind)
        {
            case ResultKind.Result:
                if (_samples.Any) DrainSamples(in lease, item + 1, ItemOutcome.Ok);
                _counts.AddResults(lease.Task, 1, payload.Remaining);
                if (_isLarge) CompleteLarge(submission, index, ref payload, in lease);
                else submission.Complete(index, ref payload, Envelope);
                break;
            case ResultKind.Failure:
                ReadOnlySpan<byte> failure = payload.ReadBytes(payload.Remaining);
                Count(submission, in lease, ItemOutcome.Error, failure.Length);
                slot.Runs?.AddFailure(slot, in lease, worker.ProcessId, failure);
                submission.Fail(index, failure, Envelope);
                break;
            case ResultKind.Cancelled when lease.Verdict == LeaseVerdict.TimedOut:
                byte[] again = ChunkPayload.Slice(lease.Kept!, lease.Count, item, 1, submission.Task.ArgumentsSize);
                (NotStarted ??= []).Add(new WorkItem(submission, lease.Sizer, index, 1, lease.Attempt, again) { AcceptedAt = lease.AcceptedAt });
                break;
            default:
                Count(submission, in lease, ItemOutcome.Cancelled, wasStarted: kind != ResultKind.Cancelled);
                submission.Cancel(index, 1);
                break;
        }
    }

    // Counted before it is given, as all outcomes: whoever waits for it may look at the counts next.
    private void CompleteLarge(IPoolSubmission submission, long index, ref PayloadReader payload, in Lease lease)
    {
        long bytes = payload.Remaining;
        try
        {
            submission.Complete(index, ref payload, Envelope);
        }
        catch (Exception e) when (!Undelivered.IsSubmissionsOwn(e))
        {
            // The worker died while its result travelled: the item has not ended.
            _counts.AddResults(lease.Task, -1, -bytes);
            throw;
        }
    }

    // A worker writes an item's sample before its outcome. Most items have none.
    private void DrainSamples(in Lease lease, int before, ItemOutcome outcome)
    {
        while (_samples.TryRead(slot.Acked, before, out ItemSample sample))
        {
            _measured++;
            slot.Runs?.Add(slot, in lease, in sample, outcome);
        }
    }

    private void Count(IPoolSubmission submission, in Lease lease, ItemOutcome outcome, int bytes = 0, bool wasStarted = true)
    {
        DrainSamples(in lease, lease.Done + 1, outcome);
        if (wasStarted) _counts.AddFinished(1, bytes);
        if (!submission.TellsItsEnds) _counts.Add(lease.Task, outcome, 1);
    }

    // A worker that dies before all of it has arrived has not ended the item.
    private static Arrivals? ReadArrivals(ReceivedPayload stream)
    {
        try
        {
            return new Arrivals(stream.AwaitAttachments());
        }
        catch (PayloadInterruptedException)
        {
            return null;
        }
    }
}
