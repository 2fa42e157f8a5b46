using PoolGen.Engines;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Gives the items what the worker's entries say. What a submission throws then is its own affair.</summary>
internal sealed partial class ResultDrain
{
    // Of all results of this worker.
    private OutcomeEnvelope Envelope => field ??= new OutcomeEnvelope { Origin = new TaskOrigin(slot.Id, worker.ProcessId) };

    private void Complete(IPoolSubmission source, long first, int count, ReadOnlySpan<byte> items)
    {
        try
        {
            source.CompleteMany(first, count, items, Envelope);
        }
        catch (Exception e)
        {
            Undelivered.GiveUp(source, e, host);
        }
    }

    private static void Report(IPoolSubmission source, long index, ref PayloadReader payload)
    {
        try
        {
            source.Report(index, payload.ReadBytes(payload.Remaining));
        }
        catch (Exception e) when (Undelivered.IsSubmissionsOwn(e))
        {
            // A report that nobody takes is none.
        }
    }

    private void End(IPoolSubmission source, ResultKind kind, long index, ref PayloadReader payload, in Lease lease)
    {
        try
        {
            Outcome(source, kind, index, ref payload, in lease);
        }
        catch (Exception e) when (Undelivered.IsSubmissionsOwn(e))
        {
            Undelivered.GiveUp(source, e, host);
        }
    }

    private void Outcome(IPoolSubmission source, ResultKind kind, long index, ref PayloadReader payload, in Lease lease)
    {
        int item = lease.Done;
        bool judged = lease.Verdict != LeaseVerdict.None && (lease.VerdictIndex == item || lease.VerdictIndex < 0);
        if (judged && lease.Verdict == LeaseVerdict.TimedOut)
        {
            source.Fail(index, 1, Scheduler.TimedOut(source));
            return;
        }

        switch (kind)
        {
            case ResultKind.Result:
                source.Complete(index, ref payload, Envelope);
                break;
            case ResultKind.Failure:
                source.Fail(index, payload.ReadBytes(payload.Remaining), Envelope);
                break;
            case ResultKind.Cancelled when lease.Verdict == LeaseVerdict.TimedOut:
                byte[] again = ChunkPayload.Slice(lease.Kept!, lease.Count, item, 1, source.Task.ArgumentsSize);
                (NotStarted ??= []).Add(new WorkItem(source, lease.Sizer, index, 1, lease.Attempt, again));
                break;
            default:
                source.Cancel(index, 1);
                break;
        }
    }
}
