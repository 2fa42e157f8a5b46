using PoolGen.Serialization;
using PoolGen.Settings;

namespace PoolGen.Scheduling;

/// <summary>
/// Owns the count of large payloads that the pool holds, and decides whether there is room for more work: for one more item under
/// <see cref="ProcessPoolOptions.MaxQueuedTasks"/>, for its bytes under <see cref="ProcessPoolOptions.MaxBufferedBytes"/>.
/// </summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="settings">The limits.</param>
/// <param name="slots">The workers, with what each has been sent.</param>
/// <param name="work">The calls that wait.</param>
/// <param name="returned">The work that came back.</param>
internal sealed class QueueRoom(PoolSettings settings, WorkerSlot[] slots, WaitingWork work, ReturnedWork returned)
{
    private readonly BufferedBytes _buffered = new(settings.MaxBufferedBytes);

    /// <summary>How many bytes of encoded arguments wait until they are sent.</summary>
    internal long Buffered => _buffered.Count + work.Bytes;

    /// <summary>Counts a large payload until it is sent, or is not going to be.</summary>
    internal void Add(LargePayload payload) => _buffered.Add(payload);

    /// <summary>A large payload has gone to its worker.</summary>
    internal void Sent(LargePayload payload)
    {
        payload.Sent();
        BufferedBytes.Remove(payload);
        DropStartedPayloads();
    }

    /// <summary>Whether something large may be encoded now: otherwise so much waits to be sent that it would have to wait in any case.</summary>
    internal bool HasRoomToEncode()
    {
        DropStartedPayloads();
        return Buffered < settings.MaxBufferedBytes;
    }

    internal bool HasRoomFor(long bytes)
    {
        if (_buffered.HasRoomFor(bytes, work.Bytes)) return true;
        work.DropCancelled();
        DropStartedPayloads();
        return _buffered.HasRoomFor(bytes, work.Bytes);
    }

    /// <summary>Whether as many items as the pool's limit allows have been accepted and have not started.</summary>
    internal bool IsFull()
    {
        if (settings.MaxQueuedTasks is not { } most || CountWaiting() < most) return false;
        work.DropCancelled();
        return CountWaiting() >= most;
    }

    /// <summary>How many items wait. What a worker was handed first it starts at once: it counts as started.</summary>
    internal long CountWaiting()
    {
        long waiting = work.Calls + returned.CountItems();
        foreach (WorkerSlot slot in slots)
        {
            for (uint sequence = slot.Acked + 1; (int)(slot.Limit - sequence) > 0; sequence++) waiting += slot[sequence].Count;
        }

        return waiting;
    }

    /// <summary>How many items wait, those of chunks that have been begun included, and calls that were cancelled not.</summary>
    internal long CountQueued()
    {
        work.DropCancelled();
        long queued = CountWaiting();
        foreach (WorkerSlot slot in slots)
        {
            if (slot.Outstanding == 0) continue;
            ref Lease lease = ref slot[slot.Acked];
            queued += Math.Max(0, lease.Count - lease.Done - 1);
        }

        return queued;
    }

    // What has started and never runs again need not be kept: its arguments are the worker's.
    private void DropStartedPayloads()
    {
        foreach (WorkerSlot slot in slots)
        {
            if (slot.Outstanding == 0 || slot.Link is not { } link) continue;
            uint sequence = slot.Acked;
            ref Lease lease = ref slot[sequence];
            if (lease.OutOfBand is not null && lease.Count == 1 && lease.Submission is { Task.Idempotent: false }
                && link.Claimed != sequence && link.HasStarted(sequence))
            {
                BufferedBytes.Remove(lease.OutOfBand);
                lease.OutOfBand?.Release();
                lease.OutOfBand = null;
            }
        }
    }
}
