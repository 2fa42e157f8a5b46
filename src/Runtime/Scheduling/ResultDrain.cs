using System.Buffers;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Logs;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Telemetry;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>Takes one worker's results out of its ring and gives them to those who wait for them.</summary>
/// <remarks>Runs on one thread at a time, the worker's reader or a caller who waits, without the pool's lock: it looks only at leases that the worker has claimed.</remarks>
internal sealed partial class ResultDrain(WorkerSlot slot, Worker worker, ISubmissionHost host, TimeProvider clock, long maxPayloadBytes, WorkerLogs? logs = null)
{
    // Whose results this thread is taking: ends that submissions tell meanwhile are counted there, and told together.
    [ThreadStatic] private static ResultDrain? _current;

    // How many frames end before their room in the windows is told.
    private const int MostFrames = 256;

    // A worker that has so much ahead of it does not wait for anybody.
    private const int SmallestBatch = 16;

    private readonly PoolRecorder? _recorder = slot.Runs?.Recorder;
    private readonly OutcomeCounts _counts = slot.Counts;
    private readonly SampleReader _samples = worker.Samples;
    private byte[] _copy = new byte[1024];
    private bool _started;

    /// <summary>Where the worker is.</summary>
    internal WorkerSlot Slot => slot;

    /// <summary>Frames that have ended since the last <see cref="Told"/>, as all that follows.</summary>
    internal int Frames { get; private set; }

    /// <summary>Items that have ended.</summary>
    internal int Items { get; private set; }

    /// <summary>How many of them were never started.</summary>
    internal int Unstarted { get; private set; }

    /// <summary>Calls that have ended with them.</summary>
    internal int EndedCalls { get; private set; }

    /// <summary>Maps and streams that have ended with them.</summary>
    internal List<IPoolSubmission>? EndedSubmissions { get; private set; }

    /// <summary>Whether the last <see cref="Drain"/> has taken anything.</summary>
    internal bool Any { get; private set; }

    /// <summary>Whether the scheduler must hear of it now; items that end within a chunk may wait for the chunk's end.</summary>
    internal bool MustTell => Frames > 0 || EndedCalls > 0 || EndedSubmissions is not null || BecameReady || NotStarted is not null;

    /// <summary>Whether the worker has said that it is ready.</summary>
    internal bool BecameReady { get; private set; }

    /// <summary>What the worker said of its failed start.</summary>
    internal Exception? StartFailure { get; private set; }

    /// <summary>Items that the worker was told not to start, and that are to run elsewhere.</summary>
    internal List<WorkItem>? NotStarted { get; private set; }

    /// <summary>Takes what is there, up to a batch.</summary>
    /// <param name="withLarge">As of <see cref="IWorkerListener.Drain"/>.</param>
    /// <exception cref="PoolProtocolException">The worker sent what no worker sends.</exception>
    internal void Drain(bool withLarge)
    {
        Any = false;
        _recorder?.BeforeCounting();
        ref ResultDrain? current = ref _current;
        ResultDrain? outer = current;
        current = this;
        try
        {
            DrainEntries(withLarge);
        }
        finally
        {
            current = outer;
            _recorder?.Counted();
        }
    }

    /// <summary>A submission says that it has ended; true when it says so while this thread takes results of the same host, which then hears of it together with them.</summary>
    internal static bool TryNoteEnded(ISubmissionHost host, IPoolSubmission submission)
    {
        if (_current is not { } drain || !drain.IsOf(host)) return false;
        if (submission.IsSingle) drain.EndedCalls++;
        else (drain.EndedSubmissions ??= []).Add(submission);
        return true;
    }

    private bool IsOf(ISubmissionHost other) => ReferenceEquals(host, other);

    private void DrainEntries(bool withLarge)
    {
        long before = _ended;
        while (Frames < MostFrames && worker.Results.TryPeek())
        {
            ref readonly ResultEntry entry = ref worker.Results.Entry;
            if (entry.OutOfBand != 0 && !withLarge) break;
            if (entry.Kind is ResultKind.Ready or ResultKind.StartFailed)
            {
                ReadStart(in entry);
            }
            else if (entry.Kind == ResultKind.Log)
            {
                ReadLog(in entry);
            }
            else
            {
                ref Lease lease = ref Expect(in entry);
                if (entry.Kind != ResultKind.Run) ReadItem(in entry, ref lease);
                else if (!ReadRun(in entry, ref lease)) break;
            }

            Any = true;
        }

        uint acked = worker.FramesEnded = slot.Acked;
        int outstanding = slot.Outstanding;
        worker.InChunk = outstanding > 0 && slot[acked].Count > 1;
        worker.OnlyChunkEndCounts = worker.InChunk && slot[acked].OnlyItsEndCounts;
        worker.ItemsEnded = _ended;
        worker.WakeAt = outstanding >= SmallestBatch ? acked + (uint)(outstanding / 2) : null;
        if (_ended != before) _frameEnd = slot.LastEnd = clock.GetTimestamp();
        if (Any) worker.RoomMade();
    }

    /// <summary>The scheduler has heard of it.</summary>
    internal void Told()
    {
        Frames = Items = Unstarted = EndedCalls = 0;
        BecameReady = false;
        NotStarted = null;
        EndedSubmissions = null;
    }

    private void ReadStart(in ResultEntry entry)
    {
        if (_started) throw Invalid("that it has started, for the second time");
        _started = true;
        if (_logsWait) AwaitLogs();
        if (entry.Kind == ResultKind.Ready)
        {
            if (entry.Length > 0) throw Invalid("that it is ready, and more than that");
            BecameReady = true;
        }
        else
        {
            PayloadReader reader = entry.OutOfBand != 0 ? new PayloadReader(Stream(worker.Results.Payload)) : new PayloadReader(Copy(worker.Results.Payload));
            StartFailure = ReadStartFailure(ref reader);
        }

        worker.Results.Advance();
    }

    private static Exception ReadStartFailure(ref PayloadReader reader)
    {
        try
        {
            Exception failure = ExceptionPayload.Read(ref reader, null);
            reader.EnsureEnd();
            return failure;
        }
        catch (PayloadException e)
        {
            throw new PoolProtocolException($"The worker could not start, and what it sent of the reason could not be read: {e.Message}", e);
        }
    }

    private ref Lease Expect(in ResultEntry entry)
    {
        uint acked = slot.Acked;
        if (entry.Sequence != acked || worker.Claimed == acked) throw Invalid($"an answer to frame {entry.Sequence}, and not to frame {acked}");
        ref Lease lease = ref slot[acked];
        int index = entry.Kind == ResultKind.Run ? entry.Index + worker.Results.RunRead : entry.Index;
        if (lease.Submission is null || index != lease.Done)
        {
            throw Invalid($"an answer to item {entry.Index} of frame {acked}, and not to item {lease.Done}");
        }

        return ref lease;
    }

    private bool ReadRun(in ResultEntry entry, ref Lease lease)
    {
        IPoolSubmission submission = lease.Submission!;
        int size = submission.Task.ResultSize;
        if (size == 0) throw Invalid("a run of results that have no fixed size");
        if (_logsWait) AwaitLogs();
        ReadOnlySpan<byte> items = worker.Results.ReadRun(size, lease.Count - lease.Done, out bool ended);
        int count = items.Length / size;
        if (count == 0 && !ended) return false;
        long first = lease.FirstIndex + lease.Done;
        lease.Done += count;
        if (count > 0)
        {
            if (_samples.Any) DrainSamples(in lease, lease.Done, ItemOutcome.Ok);
            _counts.AddResults(lease.Task, count, items.Length);
            Complete(submission, first, count, items);
        }

        Items += count;
        _ended += count;
        if (ended) worker.Results.Advance();
        EndFrameIfDone(ref lease);
        return true;
    }

    private void ReadItem(in ResultEntry entry, ref Lease lease)
    {
        IPoolSubmission submission = lease.Submission!;
        ResultKind kind = entry.Kind;
        long index = lease.FirstIndex + lease.Done;
        if (kind is not (ResultKind.Result or ResultKind.Failure or ResultKind.Cancelled or ResultKind.Stopped or ResultKind.Progress)) throw Invalid($"an entry of the unknown kind {(byte)kind}");
        if (kind is ResultKind.Cancelled or ResultKind.Stopped && lease.Verdict == LeaseVerdict.None) throw Invalid("that an item was stopped, which nobody had asked for");
        if (_logsWait && kind != ResultKind.Progress) AwaitLogs();
        byte outOfBand = entry.OutOfBand;
        ReceivedPayload? stream = entry.OutOfBand != 0 ? Stream(worker.Results.Payload) : null;
        PayloadReader payload = stream is null ? new PayloadReader(Copy(worker.Results.Payload)) : new PayloadReader(stream);
        _isLarge = stream is not null;
        worker.Results.Advance();
        if (kind == ResultKind.Progress)
        {
            Report(submission, index, ref payload);
            return;
        }

        Arrivals? arrivals = outOfBand == ResultEntry.WithAttachments ? ReadArrivals(stream!) : null;

        // A large result whose worker dies while it travels has not ended anything.
        End(submission, kind, index, ref payload, in lease);
        stream?.Discard();

        // A result that runs the user's code is read by another thread, later.
        bool isReadLater = kind == ResultKind.Result && (submission.Task.Traits & PayloadTraits.ResultRunsUserCode) != 0;
        if (!isReadLater) arrivals?.ReleaseUnclaimed();
        lease.Done++;
        Items++;
        _ended++;
        if (kind == ResultKind.Cancelled) Unstarted++;
        EndFrameIfDone(ref lease);
    }

    private void EndFrameIfDone(ref Lease lease)
    {
        if (lease.Done < lease.Count) return;
        if (lease.Count > 1) slot.Runs?.AddChunk(slot, in lease, _measured);
        _measured = 0;
        if (lease.Sizer is { } sizer)
        {
            long now = clock.GetTimestamp();
            sizer.Measured(lease.Count, clock.GetElapsedTime(Math.Max(_frameEnd, lease.SentAt), now));
            _frameEnd = now;
        }

        Frames++;
        slot.Ack();
    }

    private long _frameEnd;

    // Whether the payload of the item that ends arrives over the doorbell.
    private bool _isLarge;

    // How many items of the frame were measured.
    private int _measured;
    private long _ended;

    // Headers and small payloads are copied out of shared memory before anybody looks at them.
    private ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> shared)
    {
        if (shared.Length > _copy.Length) _copy = new byte[shared.Length];
        shared.CopyTo(_copy);
        return _copy.AsSpan(0, shared.Length);
    }

    private ReceivedPayload Stream(ReadOnlySpan<byte> announcement)
    {
        if (announcement.Length != sizeof(long)) throw Invalid("an announcement of a large result that is cut");
        long length = MemoryMarshal.Read<long>(announcement);
        if (length < 1 || length > Math.Min(maxPayloadBytes, Array.MaxLength)) throw Invalid($"a result of {length:N0} bytes");
        return worker.ReceivePayload((int)length);
    }

    private PoolProtocolException Invalid(string what) => new($"Worker {slot.Id} broke the protocol: it sent {what}.");
}
