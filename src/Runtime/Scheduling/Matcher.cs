using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>Decides which worker gets which item next: the work that came back first, then by priority, and within one single calls and maps in turns.</summary>
/// <remarks>Used under the pool's lock. What waits is owned by the objects that it is made of.</remarks>
internal sealed class Matcher(
    TimeProvider clock, WorkerSlot[] slots, WaitingWork waiting, ReturnedWork returned, ChunkSender chunks, QueueRoom room, FrameSender sender,
    Supervision supervision, PoolRecorder recorder)
{
    /// <summary>As <see cref="Scheduler.Admit"/>, of a pool that is running.</summary>
    internal Admission Admit(IPoolSubmission call, ReadOnlySpan<byte> arguments, LargePayload? large, bool mayExceed, out WorkerSlot? slot)
    {
        slot = null;
        if (call.IsCancelled) return Admission.Cancelled;
        if (room.IsFull()) return Admission.Full;
        if (large is not null && !mayExceed && !room.HasRoomFor(large.OwnBytes)) return Admission.OverBytes;
        SubmissionEnvelope envelope = call.Envelope;
        if (waiting.Calls == 0 && returned.Count == 0 && PickSlot() is { } idle
            && sender.TrySend(idle, call, envelope, null, 0, 1, envelope.Attempt, arguments, large, clock.GetTimestamp()))
        {
            slot = idle;
        }
        else
        {
            if (large is null && !mayExceed && !room.HasRoomFor(arguments.Length)) return Admission.OverBytes;
            waiting.Enqueue(call, envelope.Priority, arguments, large, recorder.AcceptTime());
        }

        if (large is not null) room.Add(large);
        return Admission.Admitted;
    }

    /// <summary>Gives work to every worker that may have more.</summary>
    internal void FillAll()
    {
        long now = 0;

        // An idle worker first: nobody should wait behind another's task while one is free.
        foreach (WorkerSlot slot in slots)
        {
            if (slot.IsIdle && slot.HasRoom) FillOne(slot, ref now);
        }

        foreach (WorkerSlot slot in slots)
        {
            if (slot.State == SlotState.Ready) Fill(slot);
        }
    }

    /// <summary>Gives a worker work until its window is full or there is none.</summary>
    internal void Fill(WorkerSlot slot)
    {
        long now = 0;
        sender.BeginFilling();
        try
        {
            while (slot.HasRoom && FillOne(slot, ref now))
            {
            }
        }
        finally
        {
            sender.EndFilling(slot);
        }

        if (slot.Outstanding > 0 || slot.State != SlotState.Ready) return;
        if (!slot.IsUsedUp) Steal(slot);

        // What its last frame did not start is told a moment after the frame's end.
        else if (slot.HasServed) supervision.Retire(slot, slot.IsTooLarge ? ExitCause.Memory : ExitCause.Recycled);
    }

    private WorkerSlot? PickSlot()
    {
        WorkerSlot? best = null;
        int least = int.MaxValue;
        for (int i = 0; i < slots.Length; i++)
        {
            WorkerSlot slot = slots[i];
            if (slot.State != SlotState.Ready) continue;
            int outstanding = slot.Outstanding;
            if (outstanding >= least || !slot.HasRoom) continue;
            best = slot;
            least = outstanding;
            if (outstanding == 0) break;
        }

        return best;
    }

    private bool FillOne(WorkerSlot slot, ref long now)
    {
        if (returned.Count > 0 && returned.Next(slot.ItemsLeft) is { } work) return SendReturned(slot, work);
        return waiting.HasPriorities ? FillByPriority(slot, ref now) : FillFrom(waiting.Normal, slot, ref now);
    }

    private bool FillByPriority(WorkerSlot slot, ref long now)
    {
        var place = new Place(this, slot, now);
        bool filled = PriorityTurns.TryOne(waiting.Levels, ref place);
        now = place.Now;
        return filled;
    }

    // Single calls and maps take turns, so that neither starves the other.
    private bool FillFrom(PriorityLevel level, WorkerSlot slot, ref long now)
    {
        for (int tries = level.Feeders.Count; tries >= 0; tries--)
        {
            if (level.Feeders.NextTurn() is { } feeder ? chunks.Send(slot, feeder) : SendCall(level.Calls, slot, ref now)) return true;
        }

        return false;
    }

    private bool SendReturned(WorkerSlot slot, WorkItem work)
    {
        if (!sender.TrySend(slot, work.Submission, work.Submission.Envelope, work.Sizer, work.FirstIndex, work.Count, work.Attempt, work.Payload.Span, work.Large, clock.GetTimestamp(), work.AcceptedAt)) return false;
        returned.RemoveNext();
        return true;
    }

    private bool SendCall(Backlog backlog, WorkerSlot slot, ref long now)
    {
        while (backlog.Count > 0)
        {
            ref readonly WaitingCall call = ref backlog.Peek();
            if (call.Submission.IsCancelled)
            {
                BufferedBytes.Remove(call.Large);
                backlog.Dequeue();
                continue;
            }

            // Calls that go out together share one look at the clock.
            if (now == 0) now = clock.GetTimestamp();
            SubmissionEnvelope envelope = call.Submission.Envelope;
            if (!sender.TrySend(slot, call.Submission, envelope, null, 0, 1, envelope.Attempt, call.Payload, call.Large, now, call.AcceptedAt)) return false;
            backlog.Dequeue();
            return true;
        }

        return false;
    }

    // An idle worker takes over half of what the most loaded busy one has not started.
    private void Steal(WorkerSlot thief)
    {
        WorkerSlot? victim = null;
        int most = 0;
        foreach (WorkerSlot slot in slots)
        {
            if (slot == thief || slot.State != SlotState.Ready || slot.Outstanding < 2) continue;

            // What it has started, or is about to, it keeps.
            int waiting = Math.Min((int)(slot.Limit - slot.Link!.Claimed), slot.Outstanding - 1);
            if (waiting <= most) continue;
            victim = slot;
            most = waiting;
        }

        if (victim is null) return;
        returned.Reclaim(victim, victim.Limit - (uint)((most + 1) / 2));
        long now = 0;
        while (thief.HasRoom && returned.Count > 0 && FillOne(thief, ref now))
        {
        }
    }

    private struct Place(Matcher matcher, WorkerSlot slot, long now) : ITurnPlace<PriorityLevel>
    {
        internal long Now = now;

        public bool TryFill(PriorityLevel level) => matcher.FillFrom(level, slot, ref Now);
    }
}
