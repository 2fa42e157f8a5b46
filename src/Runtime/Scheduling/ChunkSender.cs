using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Owns the buffer in which items of maps and streams become chunks: decides how many items a worker gets at once, encodes and sends them.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class ChunkSender(
    PoolSettings settings, TimeProvider clock, WorkerSlot[] slots, QueueRoom room, FrameSender sender, ReturnedWork returned, PendingEnds ends)
{
    private readonly PayloadBuffer _chunk = new();

    /// <summary>Sends the next chunk of the map or stream whose turn it is; false when it has none for this worker.</summary>
    internal bool Send(WorkerSlot slot, Feeder feeder)
    {
        IPoolSubmission submission = feeder.Submission;
        int wanted = Math.Min(
            submission.FixedChunkSize > 0 ? submission.FixedChunkSize : feeder.Sizer.Next(submission.Remaining, slots.Length), submission.LargestChunk);
        wanted = Math.Min(wanted, slot.ItemsLeft);
        if (settings.MaxQueuedTasks is { } queue)
        {
            // Maps and streams leave room for a single call; an idle worker never starves for it.
            long left = queue - 1 - room.CountWaiting();
            if (left < 1 && slot.Outstanding > 0) return false;
            wanted = (int)Math.Min(wanted, Math.Max(1, left));
        }

        if (!room.HasRoomFor(feeder.LargeBytes)) return false;

        // A worker that has something to do waits for a whole chunk, an idle one gets what there is.
        int enough = slot.Outstanding == 0 ? 1 : wanted;
        if (!HasEnough(submission, enough))
        {
            submission.Want(IsAnyIdle() ? 1 : enough);
            if (!HasEnough(submission, enough))
            {
                if (submission.Remaining == 0) feeder.Feeders.RemoveCurrent();
                return false;
            }
        }

        int count = Encode(feeder, wanted, out long firstIndex);
        if (count == 0) return false;
        LargePayload? large = _chunk.Length > RegionLayout.LargestInline ? _chunk.Detach() : null;
        if (large is not null)
        {
            feeder.LargeBytes = large.OwnBytes;
            room.Add(large);
        }

        SubmissionEnvelope envelope = submission.Envelope;
        if (sender.TrySend(slot, submission, envelope, feeder.Sizer, firstIndex, count, envelope.Attempt, _chunk.WrittenSpan, large, clock.GetTimestamp())) return true;
        returned.Add(new WorkItem(submission, feeder.Sizer, firstIndex, count, envelope.Attempt, _chunk.WrittenSpan.ToArray(), large));
        return false;
    }

    // Items that cannot be encoded end by themselves; those behind them are asked for at once.
    private int Encode(Feeder feeder, int wanted, out long firstIndex)
    {
        IPoolSubmission submission = feeder.Submission;
        while (true)
        {
            _chunk.Clear();
            _chunk.MayLend = submission.CallerWaits;
            _chunk.Limit = Array.MaxLength;
            int before = submission.Available;
            int count;
            try
            {
                count = submission.EncodeNext(_chunk, wanted, RegionLayout.LargestInline, out firstIndex);
            }
            catch (Exception e)
            {
                // Nobody knows what it had given by then: the whole submission ends, and nothing else.
                feeder.Feeders.Remove(submission);
                _chunk.Clear();
                firstIndex = 0;
                ends.Add(submission, PendingEndKind.Abandon, 0, 1, new PoolException($"The items of the task '{submission.Task.Name}' could not be taken: {e.Message}", e));
                return 0;
            }

            if (count > 0 || submission.Available == 0 || submission.Available >= before) return count;
        }
    }

    private bool IsAnyIdle() => Array.Exists(slots, static slot => slot.IsIdle && !slot.IsUsedUp);

    private static bool HasEnough(IPoolSubmission submission, int enough)
    {
        int available = submission.Available;
        return available >= enough || (available > 0 && available == submission.Remaining);
    }
}
