using System.Runtime.InteropServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>
/// Single calls that wait for a worker, first in first out. Their encoded arguments lie one behind the other in segments,
/// so that a waiting call costs its arguments, a small record, and its result object.
/// </summary>
internal sealed class Backlog
{
    private const int SegmentItems = 1024;
    private const int SegmentBytes = 32 * 1024;
    private const int FewCancelled = 64;

    // A list of arrays and not one array: growing never copies what waits, and what was taken is free at once.
    private readonly Queue<WaitingCall[]> _full = new();
    private WaitingCall[] _head = new WaitingCall[16];
    private WaitingCall[] _tail;
    private int _headStart;
    private int _tailEnd;
    private byte[] _bytes = [];
    private int _bytesUsed;

    // Calls that were cancelled since it was last looked through: at most this many of those in it have ended.
    private int _cancelled;

    internal Backlog() => _tail = _head;

    internal int Count { get; private set; }

    /// <summary>How many bytes of arguments wait, large ones not counted.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Adds a call, with the time of its acceptance where that is not 0.</summary>
    internal void Enqueue(IPoolSubmission submission, ReadOnlySpan<byte> payload, LargePayload? large, long acceptedAt = 0)
    {
        if (_tailEnd == _tail.Length)
        {
            if (!ReferenceEquals(_tail, _head)) _full.Enqueue(_tail);
            _tail = new WaitingCall[SegmentItems];
            _tailEnd = 0;
        }

        if (large is not null) large.AcceptedAt = acceptedAt;
        bool hasTime = acceptedAt != 0 && large is null;
        int room = hasTime ? payload.Length + WaitingCall.TimeSize : payload.Length;
        if (room > _bytes.Length - _bytesUsed)
        {
            _bytes = new byte[Math.Max(room, SegmentBytes)];
            _bytesUsed = 0;
        }

        if (hasTime)
        {
            MemoryMarshal.Write(_bytes.AsSpan(_bytesUsed), in acceptedAt);
            _bytesUsed += WaitingCall.TimeSize;
        }

        payload.CopyTo(_bytes.AsSpan(_bytesUsed));
        _tail[_tailEnd++] = new WaitingCall(submission, (object?)large ?? _bytes, hasTime ? ~_bytesUsed : _bytesUsed, payload.Length);
        _bytesUsed += payload.Length;
        Bytes += payload.Length;
        Count++;
    }

    /// <summary>The call that has waited longest; there must be one.</summary>
    internal ref readonly WaitingCall Peek()
    {
        if (_headStart == _head.Length) NextHead();
        return ref _head[_headStart];
    }

    internal void Dequeue()
    {
        if (_headStart == _head.Length) NextHead();
        Bytes -= _head[_headStart].Payload.Length;
        _head[_headStart++] = default;
        Count--;
        if (Count > 0) return;
        _headStart = _tailEnd = 0;
        _head = _tail = _tail.Length == SegmentItems ? _tail : new WaitingCall[SegmentItems];
        _full.Clear();

        // One segment stays: a caller who is about as fast as the workers empties this again and again.
        if (_bytes.Length > SegmentBytes) _bytes = [];
        _bytesUsed = 0;
    }

    /// <summary>A call has been cancelled that is in here, if it is anywhere. Looking for it would cost as much as the backlog is long: it is looked through when half of it may have ended.</summary>
    internal void MayHaveCancelled()
    {
        if (++_cancelled > FewCancelled && _cancelled > Count / 2) DropCancelled();
    }

    /// <summary>Drops the calls that were cancelled, if there may be some; the others keep their order.</summary>
    internal void DropCancelled()
    {
        if (_cancelled == 0) return;
        _cancelled = 0;
        var kept = new Backlog();
        for (int left = Count; left > 0; left--)
        {
            ref readonly WaitingCall call = ref Peek();
            if (!call.Submission.IsCancelled) kept.Enqueue(call.Submission, call.Payload, call.Large, call.AcceptedAt);
            else BufferedBytes.Remove(call.Large);
            Dequeue();
        }

        _full.Clear();
        foreach (WaitingCall[] segment in kept._full) _full.Enqueue(segment);
        (_head, _tail, _headStart, _tailEnd) = (kept._head, kept._tail, kept._headStart, kept._tailEnd);
        (_bytes, _bytesUsed, Count, Bytes) = (kept._bytes, kept._bytesUsed, kept.Count, kept.Bytes);
    }

    private void NextHead()
    {
        _head = _full.TryDequeue(out WaitingCall[]? next) ? next : _tail;
        _headStart = 0;
    }
}
