using System.Buffers.Binary;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Hosts;

/// <summary>A caller's chunk on its way through the host's pool: bytes in, bytes out. Its session says what may start, and hears of every end.</summary>
/// <remarks>To the pool it is a map that nobody waits for, so that its items start when a worker is free and not before.</remarks>
/// <param name="session">The session that it belongs to.</param>
/// <param name="chunk">The chunk.</param>
internal sealed class HostedChunk(CallerSession session, WorkChunk chunk) : IPoolSubmission
{
    private ISubmissionHost? _host;

    // Of the pool's lock: where the next item lies.
    private int _position;
    private long _startedAt;
    private int _ended;
    private int _longRunning;
    private volatile bool _cancelled;

    public PoolTask Task => chunk.Task;

    public SubmissionEnvelope Envelope { get; set; } = session.Limit(chunk.Envelope);

    public bool IsSingle => false;

    public bool CallerWaits => false;

    // Long items go one by one, whatever the chunk size: several of them in one frame would wait for each other while a worker is free.
    public int FixedChunkSize => session.LongItems.AreLong(Task) ? 1 : chunk.ChunkSize;

    public int LargestChunk => int.MaxValue;

    public bool IsCancelled => _cancelled;

    public int Available => _cancelled ? 0 : MayStart(session.Waiting(chunk.Id));

    public long? Remaining => _cancelled ? 0 : session.Left(chunk.Id);

    internal long Id => chunk.Id;

    /// <summary>Whether it has one item.</summary>
    internal bool IsOne => chunk.Count == 1;

    public void Attach(ISubmissionHost host) => _host = host;

    /// <summary>Nothing more of it starts, and what runs is told to end.</summary>
    internal void Cancel()
    {
        _cancelled = true;
        _host?.Cancel(this);
        EndIfDone();
    }

    /// <summary>What could not start may start now.</summary>
    internal void Offer() => _host?.Offer(this);

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        int size = Task.ArgumentsSize;
        bool isLong = session.LongItems.AreLong(Task);
        maximumItems = MayStart(isLong ? Math.Min(1, maximumItems) : maximumItems);
        int most = maximumItems == 0 ? 0 : size > 0 ? Math.Min(maximumItems, Math.Max(1, maximumBytes / size)) : Walk(maximumItems, maximumBytes, out _);
        int count = most > 0 && !_cancelled ? session.Start(chunk.Id, most, out int first) : Nothing(out first);
        firstIndex = first;
        if (count == 0) return 0;
        if (isLong) StartedLong(count);
        if (_startedAt == 0) _startedAt = session.Timestamp;
        int start = _position;
        if (size > 0) _position += count * size;
        else Walk(count, int.MaxValue, out _position);

        // One item alone has no length in front of it.
        int skipped = size == 0 && chunk.Count > 1 && count == 1 ? sizeof(int) : 0;
        var writer = new PayloadWriter(buffer);
        writer.WriteBlock(chunk.Items.Span[(start + skipped).._position]);
        writer.Complete();
        return count;
    }

    public void Want(int items)
    {
    }

    public void CutIfUnread(TimeSpan unread)
    {
    }

    public bool TryRefuse() => Interlocked.Exchange(ref _ended, 1) == 0;

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        ReadOnlySpan<byte> bytes = result.ReadBytes(result.Remaining);
        bool fits = bytes.Length <= session.MaxPayloadBytes;
        End(new SessionEvent(0, fits ? SessionEventKind.Results : SessionEventKind.Failed, Id, (int)index, 1)
        {
            Bytes = fits ? bytes.ToArray() : [],
            Failure = fits ? null : new PayloadTooLargeException($"The result of the task '{Task.Name}' has {bytes.Length:N0} bytes, and the caller's MaxPayloadBytes is {session.MaxPayloadBytes:N0}."),
            Envelope = envelope,
            Seconds = SecondsOf(envelope, 1),
        });
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope) =>
        End(new SessionEvent(0, SessionEventKind.Results, Id, (int)firstIndex, count) { Bytes = results.ToArray(), Envelope = envelope, Seconds = SecondsOf(envelope, count) });

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope) =>
        End(new SessionEvent(0, SessionEventKind.Failed, Id, (int)index, 1) { Bytes = failure.ToArray(), Envelope = envelope, Seconds = SecondsOf(envelope, 1) });

    public void Fail(long firstIndex, int count, Exception failure)
    {
        SessionEventKind kind = failure is WorkerLostException ? SessionEventKind.Lost : SessionEventKind.Failed;
        for (int i = 0; i < count; i++) End(new SessionEvent(0, kind, Id, (int)firstIndex + i, 1) { Failure = failure });
    }

    public void Cancel(long firstIndex, int count)
    {
        for (int i = 0; i < count; i++) End(new SessionEvent(0, SessionEventKind.Cancelled, Id, (int)firstIndex + i, 1));
    }

    /// <summary>What has not started is no longer the pool's: the session has ended it, or gives it back.</summary>
    public void CancelRemaining() => EndIfDone();

    public void Report(long index, ReadOnlySpan<byte> progress) => session.Report(Id, (int)index, progress.ToArray());

    public void EndEmpty() => EndIfDone();

    /// <summary>The pool gives up. What it has not started goes back to its caller, who has other hosts.</summary>
    public void Abandon(Exception failure)
    {
        session.Drain();
        Fail(0, chunk.Count, failure);
    }

    /// <summary>Says once that all of it has ended.</summary>
    internal void EndIfDone()
    {
        if (session.IsOpen(Id) || Interlocked.Exchange(ref _ended, 1) != 0) return;
        session.Ended(this);
        _host?.Ended(this);
    }

    private void End(SessionEvent outcome)
    {
        session.End(outcome);
        EndedLong(outcome.Count);
        EndIfDone();
    }

    private double SecondsOf(OutcomeEnvelope envelope, int items)
    {
        double seconds = session.SecondsOf(envelope.Origin.WorkerId, _startedAt);
        if (seconds > 0) session.LongItems.Measured(Task, items, seconds);
        return seconds;
    }

    private int MayStart(int items) => session.LongItems.AreLong(Task) ? Math.Min(items, session.LongItems.Free) : items;

    private void StartedLong(int items)
    {
        Interlocked.Add(ref _longRunning, items);
        session.LongItems.Started(items);
    }

    // Those that have started before the task was known to be short count as well.
    private void EndedLong(int items)
    {
        int running;
        int ended;
        do
        {
            running = Volatile.Read(ref _longRunning);
            ended = Math.Min(running, items);
        }
        while (ended > 0 && Interlocked.CompareExchange(ref _longRunning, running - ended, running) != running);
        if (ended == 0) return;
        session.LongItems.Ended(ended);

        // The pool looks for work for the worker that is free now; another one may have been refused some before.
        session.OfferAllSoon();
    }

    // How many of the next items fit, and where those end.
    private int Walk(int most, int maximumBytes, out int end)
    {
        ReadOnlySpan<byte> items = chunk.Items.Span;
        end = _position;
        if (chunk.Count == 1)
        {
            end = items.Length;
            return 1;
        }

        int count = 0;
        while (count < most && end < items.Length && (count == 0 || end - _position < maximumBytes))
        {
            end += sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(items[end..]);
            count++;
        }

        return count;
    }

    private static int Nothing(out int first) => first = 0;
}
