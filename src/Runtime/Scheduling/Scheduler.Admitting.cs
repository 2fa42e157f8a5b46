using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>Which calls have a place: how many may wait, and with how many bytes of arguments.</summary>
internal sealed partial class Scheduler
{
    /// <summary>Counts a call, before anything can end it. Needs no lock.</summary>
    /// <returns>False when the pool takes none: then it is counted all the same until <see cref="CallsEnded"/>, since the pool may have looked meanwhile.</returns>
    internal bool TryAcceptCall()
    {
        // Counted first and asked afterwards, and Close does it the other way round: one of the two sees the other.
        Interlocked.Increment(ref _openCalls);
        return State == PoolState.Running;
    }

    /// <summary>Counts a map or stream, before anything can end it; false when the pool takes none.</summary>
    internal bool TryAcceptSubmission(IPoolSubmission submission)
    {
        if (State != PoolState.Running) return false;
        _submissions.Add(submission);
        return true;
    }

    /// <summary>Gives an accepted call a place, if there is room, with its encoded arguments, which are large where they do not fit into a ring.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">Its encoded arguments.</param>
    /// <param name="large">The same, where they do not fit into a ring.</param>
    /// <param name="mayExceed">Whether it need not wait for bytes that are to be sent.</param>
    /// <param name="slot">Where it was sent to at once, or null while it waits.</param>
    internal Admission Admit(IPoolSubmission call, ReadOnlySpan<byte> arguments, LargePayload? large, bool mayExceed, out WorkerSlot? slot)
    {
        slot = null;
        if (State != PoolState.Running) return Admission.NotRunning;
        if (call.IsCancelled) return Admission.Cancelled;
        if (IsFull()) return Admission.Full;
        if (large is not null && !mayExceed && !HasByteRoomFor(large.OwnBytes)) return Admission.OverBytes;
        if (_backlog.Count == 0 && _returned.Count == 0 && PickSlot() is { } idle
            && call.Envelope is var envelope && TrySend(idle, call, envelope, null, 0, 1, envelope.Attempt, arguments, large, _clock.GetTimestamp()))
        {
            slot = idle;
        }
        else
        {
            if (large is null && !mayExceed && !HasByteRoomFor(arguments.Length)) return Admission.OverBytes;
            _backlog.Enqueue(call, arguments, large);
        }

        if (large is not null) _buffered.Add(large);
        return Admission.Admitted;
    }

    /// <summary>A large payload has gone to its worker.</summary>
    internal void Sent(LargePayload payload)
    {
        payload.Sent();
        BufferedBytes.Remove(payload);
        DropStartedPayloads();
        if (State is PoolState.Running or PoolState.Closed) FillAll();
    }

    /// <summary>Whether something large may be encoded now: so much waits to be sent that it would have to wait in any case.</summary>
    internal bool HasRoomToEncode()
    {
        DropStartedPayloads();
        return Buffered < _settings.MaxBufferedBytes;
    }

    /// <summary>How many bytes of encoded arguments wait until they are sent.</summary>
    internal long Buffered => _buffered.Count + _backlog.Bytes;

    private bool HasByteRoomFor(long bytes)
    {
        if (_buffered.HasRoomFor(bytes, _backlog.Bytes)) return true;
        DropCancelledCalls();
        DropStartedPayloads();
        return _buffered.HasRoomFor(bytes, _backlog.Bytes);
    }

    // What has started and never runs again need not be kept: its arguments are the worker's.
    private void DropStartedPayloads()
    {
        foreach (WorkerSlot slot in _slots)
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

    // Whether as many items as the pool's limit allows have been accepted and have not started.
    private bool IsFull()
    {
        if (_settings.MaxQueuedTasks is not { } most || CountWaiting() < most) return false;
        DropCancelledCalls();
        return CountWaiting() >= most;
    }

    // Calls that were cancelled while they waited have their end: they give back their room.
    internal void DropCancelledCalls()
    {
        if (_cancelledCalls == 0) return;
        _cancelledCalls = 0;
        _backlog.DropCancelled();
    }

    // What a worker was handed first it starts at once: it counts as started.
    private long CountWaiting()
    {
        long waiting = _backlog.Count;
        foreach (WorkItem item in _returned) waiting += item.Count;
        foreach (WorkerSlot slot in _slots)
        {
            for (uint sequence = slot.Acked + 1; (int)(slot.Limit - sequence) > 0; sequence++) waiting += slot[sequence].Count;
        }

        return waiting;
    }
}
