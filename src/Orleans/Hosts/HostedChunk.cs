using System.Buffers.Binary;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Wire;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Hosts;

/// <summary>A caller's chunk on its way through the host's pool: bytes in, bytes out. What has not started can be given back.</summary>
/// <remarks>To the pool it is a map without a caller that waits, so that its items start when a worker is free and not before.</remarks>
internal sealed class HostedChunk : IPoolSubmission
{
    private readonly Lock _gate = new();
    private readonly HostSession _session;
    private readonly long _number;
    private readonly byte[] _items;
    private readonly int _count;
    private readonly bool[] _hasOutcome;
    private ISubmissionHost? _host;

    // All below: under the gate.
    private int _next;
    private int _position;
    private int _limit;
    private int _open;
    private bool _ended;
    private double _seconds;
    private int _measured;
    private long _startedAt;
    private volatile bool _cancelled;

    internal HostedChunk(HostSession session, ChunkMessage message, PoolTask task, SubmissionEnvelope envelope, byte[] items)
    {
        _session = session;
        _number = message.Number;
        _items = items;
        Task = task;
        Envelope = envelope;
        _count = _limit = _open = message.Count;
        _hasOutcome = new bool[message.Count];
    }

    public PoolTask Task { get; }

    public SubmissionEnvelope Envelope { get; set; }

    public bool IsSingle => false;

    public bool CallerWaits => false;

    public int FixedChunkSize => 0;

    public int LargestChunk => int.MaxValue;

    public bool IsCancelled => _cancelled;

    // A session that was silent for too long starts nothing more, whenever somebody gets to cancel it.
    public int Available => _cancelled || !_session.MayStart ? 0 : Volatile.Read(ref _limit) - Volatile.Read(ref _next);

    public long? Remaining => _cancelled ? 0 : Volatile.Read(ref _limit) - Volatile.Read(ref _next);

    internal long Number => _number;

    public void Attach(ISubmissionHost host) => _host = host;

    /// <summary>Nothing more of it starts, and what runs is told to end.</summary>
    internal void Cancel()
    {
        _cancelled = true;
        _host?.Cancel(this);
    }

    /// <summary>What has not started never will here: its caller gets it back.</summary>
    internal void Return()
    {
        lock (_gate)
        {
            int first = _next;
            int count = _limit - first;
            if (count <= 0) return;
            _limit = first;
            for (int i = first; i < first + count; i++) _hasOutcome[i] = true;
            _open -= count;
            _session.News.Items(NewsKind.Returned, _number, first, count);
        }

        EndIfLast();
    }

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        lock (_gate)
        {
            firstIndex = _next;
            int most = Math.Min(maximumItems, Available);
            if (most <= 0) return 0;
            int size = Task.ArgumentsSize;
            int start = _position;
            int count = size > 0 ? Math.Min(most, Math.Max(1, maximumBytes / size)) : Walk(most, maximumBytes);
            if (size > 0) _position += count * size;

            // One item alone has no length in front of it.
            bool hasLength = size == 0 && _count > 1;
            int skipped = hasLength && count == 1 ? sizeof(int) : 0;
            var writer = new PayloadWriter(buffer);
            writer.WriteBlock(_items.AsSpan(start + skipped, _position - start - skipped));
            writer.Complete();
            Volatile.Write(ref _next, _next + count);
            if (_startedAt == 0) _startedAt = _session.Now;
            return count;
        }
    }

    public void Want(int items)
    {
    }

    public void CutIfUnread(TimeSpan unread)
    {
    }

    public bool TryRefuse()
    {
        lock (_gate) return !_ended && (_ended = true);
    }

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        ReadOnlySpan<byte> bytes = result.ReadBytes(result.Remaining);
        lock (_gate)
        {
            if (TryAcceptOutcome(index, envelope.Origin)) _session.News.Completed(_number, (int)index, 1, envelope.Origin, bytes);
        }

        EndIfLast();
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        lock (_gate)
        {
            int accepted = 0;
            for (int i = 0; i < count; i++) accepted += TryAcceptOutcome(firstIndex + i, envelope.Origin) ? 1 : 0;
            if (accepted == count) _session.News.Completed(_number, (int)firstIndex, count, envelope.Origin, results);
            else if (accepted > 0) throw new InvalidOperationException("Some of these items had their outcomes, and others had not.");
        }

        EndIfLast();
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        lock (_gate)
        {
            if (TryAcceptOutcome(index, envelope.Origin)) _session.News.Failed(_number, (int)index, envelope.Origin, failure);
        }

        EndIfLast();
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        lock (_gate)
        {
            for (int i = 0; i < count; i++)
            {
                if (TryAcceptOutcome(firstIndex + i, null)) _session.News.Failed(_number, (int)firstIndex + i, 1, failure);
            }
        }

        EndIfLast();
    }

    public void Cancel(long firstIndex, int count)
    {
        lock (_gate)
        {
            for (int i = 0; i < count; i++)
            {
                if (TryAcceptOutcome(firstIndex + i, null)) _session.News.Items(NewsKind.Cancelled, _number, (int)firstIndex + i, 1);
            }
        }

        EndIfLast();
    }

    public void CancelRemaining()
    {
        lock (_gate)
        {
            int first = _next;
            int count = _limit - first;
            if (count > 0)
            {
                Volatile.Write(ref _next, _limit);
                for (int i = first; i < first + count; i++) _hasOutcome[i] = true;
                _open -= count;
                _session.News.Items(NewsKind.Cancelled, _number, first, count);
            }
        }

        EndIfLast();
    }

    public void Report(long index, ReadOnlySpan<byte> progress) => _session.News.Reported(_number, (int)index, progress);

    public void EndEmpty() => EndIfLast();

    /// <summary>The pool gives up. What it never started goes back to its caller, who has other hosts.</summary>
    public void Abandon(Exception failure)
    {
        Return();
        Fail(0, _count, failure);
    }

    private int Walk(int most, int maximumBytes)
    {
        if (_count == 1)
        {
            _position = _items.Length;
            return 1;
        }

        int count = 0;
        int start = _position;
        while (count < most && (count == 0 || _position - start < maximumBytes))
        {
            _position += sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_items.AsSpan(_position));
            count++;
        }

        return count;
    }

    // What the pool abandons as a whole may have outcomes already.
    private bool TryAcceptOutcome(long index, TaskOrigin? origin)
    {
        if (_hasOutcome[index]) return false;
        _open--;
        if (origin is { } worker)
        {
            _seconds += _session.SecondsOf(worker.WorkerId, _startedAt);
            _measured++;
        }

        return _hasOutcome[index] = true;
    }

    private void EndIfLast()
    {
        lock (_gate)
        {
            if (_open > 0 || _ended) return;
            _ended = true;
            _session.News.Ended(_number, _measured, _seconds);
        }

        _session.Ended(this);
        _host?.Ended(this);
    }
}
