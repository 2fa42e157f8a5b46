using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Which worker gets what, and how much at once.</summary>
internal sealed partial class Scheduler
{
    // A worker's window is what it does in this time: enough that it never waits for the parent, too little to trap work behind a long task.
    private const double WindowSeconds = 0.0003;
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>A worker's reader has drained results: so many frames and items have ended since the last time.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="frames">Frames that have ended.</param>
    /// <param name="items">Items that have ended.</param>
    /// <param name="unstarted">How many of them were never started.</param>
    internal void Progress(WorkerSlot slot, int frames, int items, int unstarted)
    {
        slot.ItemsDone += items - unstarted;
        slot.ItemsSent -= unstarted;
        if (frames > 0) Measure(slot, frames);
        if (slot.State == SlotState.Ready)
        {
            if (items > 0) CheckMemory(slot);
            ArmNext(slot);
            Fill(slot);
        }

        RetireIfDone();
    }

    private static void AdjustWindow(WorkerSlot slot) => slot.Window = (int)Math.Clamp(
        WindowSeconds / Math.Max(slot.AverageSeconds, 1e-7), WorkerSlot.SmallestWindow, WorkerSlot.LargestWindow);

    private void Measure(WorkerSlot slot, int frames)
    {
        // The frames ended when the last item did: another look at the clock would add the wait for the lock to them.
        long ended = Math.Max(slot.LastEnd, slot.MeasuredAt);
        double seconds = _clock.GetElapsedTime(slot.MeasuredAt, ended).TotalSeconds / frames;
        slot.MeasuredAt = ended;

        // A long task shrinks the window at once, short ones grow it by and by.
        slot.AverageSeconds = slot.AverageSeconds == 0 || seconds > 4 * slot.AverageSeconds
            ? seconds
            : (slot.AverageSeconds * 0.75) + (seconds * 0.25);
        AdjustWindow(slot);
    }

    private void FillAll()
    {
        long now = 0;

        // An idle worker first: nobody should wait behind another's task while one is free.
        foreach (WorkerSlot slot in _slots)
        {
            if (slot.State == SlotState.Ready && slot.Outstanding == 0 && HasRoom(slot)) FillOne(slot, ref now);
        }

        foreach (WorkerSlot slot in _slots)
        {
            if (slot.State == SlotState.Ready) Fill(slot);
        }
    }

    private bool _filling;

    // Gives a worker work until its window is full or there is none.
    private void Fill(WorkerSlot slot)
    {
        long now = 0;
        _filling = true;
        try
        {
            while (HasRoom(slot) && FillOne(slot, ref now))
            {
            }
        }
        finally
        {
            _filling = false;
            slot.Link!.Publish();
        }

        if (slot.Outstanding > 0 || slot.State != SlotState.Ready) return;
        if (!IsUsedUp(slot)) Steal(slot);

        // What its last frame did not start is told a moment after the frame's end.
        else if (slot.IsTooLarge || slot.ItemsDone >= _settings.MaxTasksPerWorker) Retire(slot);
    }

    private bool HasRoom(WorkerSlot slot) => slot.Outstanding < slot.Window && !IsUsedUp(slot);

    private bool IsUsedUp(WorkerSlot slot) => slot.IsTooLarge || ItemsLeft(slot) == 0;

    // How many more items the worker may be sent in its life.
    private int ItemsLeft(WorkerSlot slot) =>
        _settings.MaxTasksPerWorker is { } most ? (int)Math.Max(0, most - slot.ItemsSent) : int.MaxValue;

    // Looked at between items, and not more often than a system call is worth.
    private void CheckMemory(WorkerSlot slot)
    {
        if (_settings.MaxWorkerMemoryBytes is not { } most || slot.IsTooLarge) return;
        long now = _clock.GetTimestamp();
        if (_clock.GetElapsedTime(slot.MemoryCheckedAt, now) < MemoryInterval) return;
        slot.MemoryCheckedAt = now;
        if (slot.Link!.MemoryBytes <= most) return;
        slot.IsTooLarge = true;
        Reclaim(slot, slot.Acked);
        FillAll();
    }

    private WorkerSlot? PickSlot()
    {
        WorkerSlot? best = null;
        int least = int.MaxValue;
        for (int i = 0; i < _slots.Length; i++)
        {
            WorkerSlot slot = _slots[i];
            if (slot.State != SlotState.Ready) continue;
            int outstanding = slot.Outstanding;
            if (outstanding >= least || !HasRoom(slot)) continue;
            best = slot;
            least = outstanding;
            if (outstanding == 0) break;
        }

        return best;
    }

    // Single calls and maps take turns, so that neither starves the other.
    private bool FillOne(WorkerSlot slot, ref long now)
    {
        if (_returned.Count > 0) return SendReturned(slot, ref now);
        for (int tries = _feeders.Count; tries >= 0; tries--)
        {
            _turn = _turn >= _feeders.Count ? 0 : _turn + 1;
            if (_turn == _feeders.Count ? SendCall(slot, ref now) : SendChunk(slot, _feeders[_turn])) return true;
        }

        return false;
    }

    private bool SendCall(WorkerSlot slot, ref long now)
    {
        while (_backlog.Count > 0)
        {
            ref readonly WaitingCall call = ref _backlog.Peek();
            if (call.Submission.IsCancelled)
            {
                BufferedBytes.Remove(call.Large);
                _backlog.Dequeue();
                continue;
            }

            // Calls that go out together share one look at the clock.
            if (now == 0) now = _clock.GetTimestamp();
            SubmissionEnvelope envelope = call.Submission.Envelope;
            if (!TrySend(slot, call.Submission, envelope, null, 0, 1, envelope.Attempt, call.Payload, call.Large, now)) return false;
            _backlog.Dequeue();
            return true;
        }

        return false;
    }

    private bool SendChunk(WorkerSlot slot, Feeder feeder)
    {
        IPoolSubmission submission = feeder.Submission;
        int wanted = Math.Min(
            submission.FixedChunkSize > 0 ? submission.FixedChunkSize : feeder.Sizer.Next(submission.Remaining, _slots.Length), submission.LargestChunk);
        wanted = Math.Min(wanted, ItemsLeft(slot));
        if (_settings.MaxQueuedTasks is { } queue)
        {
            // Maps and streams leave room for a single call; an idle worker never starves for it.
            long room = queue - 1 - CountWaiting();
            if (room < 1 && slot.Outstanding > 0) return false;
            wanted = (int)Math.Min(wanted, Math.Max(1, room));
        }

        if (!HasByteRoomFor(feeder.LargeBytes)) return false;

        // A worker that has something to do waits for a whole chunk, an idle one takes what there is.
        int enough = slot.Outstanding == 0 ? 1 : wanted;
        if (!HasEnough(submission, enough))
        {
            submission.Want(IsAnyIdle() ? 1 : enough);
            if (!HasEnough(submission, enough))
            {
                if (submission.Remaining == 0) _feeders.RemoveAt(_turn--);
                return false;
            }
        }

        int count = EncodeChunk(submission, wanted, out long firstIndex);
        if (count == 0) return false;
        LargePayload? large = _chunk.Length > RegionLayout.LargestInline ? _chunk.Detach() : null;
        if (large is not null)
        {
            feeder.LargeBytes = large.OwnBytes;
            _buffered.Add(large);
        }

        SubmissionEnvelope envelope = submission.Envelope;
        if (TrySend(slot, submission, envelope, feeder.Sizer, firstIndex, count, envelope.Attempt, _chunk.WrittenSpan, large, _clock.GetTimestamp())) return true;
        _returned.Add(new WorkItem(submission, feeder.Sizer, firstIndex, count, envelope.Attempt, _chunk.WrittenSpan.ToArray(), large));
        return false;
    }

    // Items that cannot be encoded end by themselves; those behind them are asked for at once.
    private int EncodeChunk(IPoolSubmission submission, int wanted, out long firstIndex)
    {
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
                RemoveFeeder(submission);
                _chunk.Clear();
                firstIndex = 0;
                _ends.Add(new PendingEnd(submission, PendingEndKind.Abandon, 0, 1, new PoolException($"The items of the task '{submission.Task.Name}' could not be taken: {e.Message}", e)));
                return 0;
            }

            if (count > 0 || submission.Available == 0 || submission.Available >= before) return count;
        }
    }

    private bool IsAnyIdle() =>
        Array.Exists(_slots, slot => slot.State == SlotState.Ready && slot.Outstanding == 0 && !IsUsedUp(slot));

    private static bool HasEnough(IPoolSubmission submission, int enough)
    {
        int available = submission.Available;
        return available >= enough || (available > 0 && available == submission.Remaining);
    }

    // Each send asks once for what the submission's envelope says: this runs for every call.
    private bool TrySend(
        WorkerSlot slot, IPoolSubmission submission, SubmissionEnvelope envelope, ChunkSizer? sizer, long firstIndex, int count, int attempt,
        ReadOnlySpan<byte> payload, LargePayload? large, long now)
    {
        if (slot.Outstanding >= WorkerSlot.LeaseCapacity) return false;
        (uint handle, byte[] definition) = _tasks.Of(submission.Task);
        bool known = slot.Knows(handle);
        uint sequence = slot.Limit;
        ulong keepFrom = slot.Outstanding == 0 ? slot.Link!.NextFrame : slot[slot.Acked].RingStart;
        bool idle = slot.Outstanding == 0;
        if (idle) slot.LastEnd = slot.MeasuredAt = now;

        ref Lease lease = ref slot[sequence];
        lease.Begin(submission, sizer, large);
        lease.FirstIndex = firstIndex;
        lease.Count = count;

        // A time limit counts from the end of the item before.
        TimeSpan? timeLimit = TimeoutOf(submission, envelope);
        lease.OnlyItsEndCounts = submission.EndsAsOne && timeLimit is null;
        lease.Attempt = attempt;
        lease.SentAt = now;
        lease.RingStart = slot.Link!.NextFrame;
        lease.DefinitionLength = known ? 0 : definition.Length;
        lease.PayloadLength = payload.Length;
        var frame = new TaskFrame
        {
            Sequence = sequence,
            Handle = handle,
            Count = count,
            Attempt = attempt,
            OutOfBandLength = large?.Length ?? 0,
        };
        slot.Limit = sequence + 1;
        if (!slot.Link.TrySend(ref frame, known ? [] : definition, payload, keepFrom))
        {
            lease = default;
            slot.Limit = sequence;
            return false;
        }

        if (!known) slot.Define(handle, sequence);

        // Raising the limit for each of many frames would take the claim word away from the worker each time; one that waits does not wait longer.
        if (idle || !_filling) slot.Link.Publish();
        slot.ItemsSent += count;
        ArmItem(slot, now, timeLimit);
        return true;
    }
}
