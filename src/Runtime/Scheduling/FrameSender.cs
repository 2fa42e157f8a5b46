using PoolGen.Extensibility;
using PoolGen.Logs;
using PoolGen.Serialization;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Puts frames into workers' task rings: each frame has a lease from then on.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="tasks">The numbers of the tasks.</param>
/// <param name="limits">Hears of what is sent.</param>
/// <param name="recorder">Looks now and then who listens.</param>
/// <param name="logs">Knows which log levels are enabled; null where nothing is logged.</param>
internal sealed class FrameSender(TaskRegistry tasks, TimeLimits limits, PoolRecorder recorder, TaskLogs? logs)
{
    // Whether a worker's window is being filled: its frames are published together.
    private bool _filling;

    /// <summary>How many bytes of arguments were sent.</summary>
    internal long BytesSent { get; private set; }

    /// <summary>A large payload has gone to its worker.</summary>
    internal void SentLarge(LargePayload payload) => BytesSent += payload.Length;

    /// <summary>Frames for a worker that is busy are published by <see cref="EndFilling"/>.</summary>
    internal void BeginFilling() => _filling = true;

    internal void EndFilling(WorkerSlot slot)
    {
        _filling = false;
        slot.Link!.Publish();
    }

    /// <summary>Sends a frame; false when the ring or the list of leases has no room. Asks for the submission's envelope once: this runs for every call.</summary>
    internal bool TrySend(
        WorkerSlot slot, IPoolSubmission submission, SubmissionEnvelope envelope, ChunkSizer? sizer, long firstIndex, int count, int attempt,
        ReadOnlySpan<byte> payload, LargePayload? large, long now, long acceptedAt = 0)
    {
        if (slot.Outstanding >= WorkerSlot.LeaseCapacity) return false;
        (uint handle, byte[] definition) = tasks.Of(submission.Task);
        bool known = slot.Knows(handle);
        if (known) definition = [];
        TracedSubmission? traced = submission as TracedSubmission;
        byte[] context = traced?.NextContext() ?? [];
        if (traced is not null) definition = known ? context : [.. definition, .. context];
        long sentAt = traced is null ? 0 : PoolRecorder.Now;
        uint sequence = slot.Limit;
        ulong keepFrom = slot.Outstanding == 0 ? slot.Link!.NextFrame : slot[slot.Acked].RingStart;
        bool idle = slot.Outstanding == 0;
        recorder.BeforeSending(now, wakes: idle);
        if (idle)
        {
            slot.LastEnd = slot.MeasuredAt = now;
            slot.Times.Enter(SlotPhase.Busy, now);
        }

        ref Lease lease = ref slot[sequence];
        lease.Begin(submission, sizer, large);
        lease.Task = (int)handle;
        lease.FirstIndex = firstIndex;
        lease.Count = count;

        // A time limit counts from the end of the item before.
        TimeSpan? timeLimit = limits.Of(submission, envelope);
        lease.OnlyItsEndCounts = submission.EndsAsOne && timeLimit is null;
        lease.Attempt = attempt;
        lease.AcceptedAt = acceptedAt != 0 ? acceptedAt : recorder.AcceptTime();
        lease.SentAt = now;
        lease.RingStart = slot.Link!.NextFrame;
        lease.DefinitionLength = definition.Length;
        lease.PayloadLength = payload.Length;
        var frame = new TaskFrame
        {
            Sequence = sequence,
            Handle = handle,
            Count = count,
            Attempt = (ushort)Math.Min(attempt, ushort.MaxValue),
            TraceLength = (ushort)context.Length,
            OutOfBandLength = large?.Length ?? 0,
        };
        slot.Limit = sequence + 1;
        if (!known && logs is not null) slot.Link.RaiseLogLevel(RegionLayout.LogPlaceOf(handle), logs.Define(handle, submission.Task.Name));
        if (!slot.Link.TrySend(ref frame, definition, payload, keepFrom))
        {
            lease = default;
            slot.Limit = sequence;
            return false;
        }

        if (!known) slot.Define(handle, sequence);
        traced?.Sent(slot.Id, slot.Link.ProcessId, firstIndex, count, attempt, sentAt);

        // Raising the limit for each of many frames would take the claim word away from the worker each time; one that waits does not wait longer.
        if (idle || !_filling) slot.Link.Publish();
        slot.ItemsSent += count;
        BytesSent += payload.Length;
        limits.Arm(slot, now, timeLimit);
        return true;
    }
}
