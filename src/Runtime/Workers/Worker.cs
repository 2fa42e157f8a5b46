using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>One worker from its start to its end, as the parent has it. A thread of its own reads its results.</summary>
internal abstract partial class Worker(int workerId, SharedRegion region, IDoorbell? bell) : IWorkerLink, IHearsOfDisposals
{
    private readonly ClaimWord _claim = new(region);
    private readonly TaskRingWriter _tasks = new(region);

    // Held by whoever takes results: the worker's reader, or for a moment a caller who waits for one. Guards what follows.
    private readonly Lock _draining = new();
    private bool _over;

    // Set once, by any thread.
    private Exception? _failure;

    private IWorkerListener? _listener;
    private uint _written;
    private uint _published;
    private int _killed;

    /// <summary>The worker's number; a replacement has the same.</summary>
    internal int WorkerId => workerId;

    public abstract int ProcessId { get; }

    public virtual long MemoryBytes => 0;

    /// <summary>Whether it was ended from this side.</summary>
    internal bool WasKilled => Volatile.Read(ref _killed) != 0;

    internal ResultRingReader Results { get; } = new(region);

    /// <summary>What the worker measured.</summary>
    internal SampleReader Samples { get; } = new(region);

    /// <summary>Whether the worker is inside a chunk: set by whoever drains.</summary>
    internal bool InChunk { get; set; }

    /// <summary>Whether it is inside one whose results are of no use before its end. Set by whoever drains.</summary>
    internal bool OnlyChunkEndCounts { get; set; }

    /// <summary>How many frames must have ended before it pays to wake for them; none where single ones matter. Set by whoever drains.</summary>
    internal uint? WakeAt { get; set; }

    /// <summary>How many frames have ended: set by whoever drains.</summary>
    internal uint FramesEnded { get; set; }

    /// <summary>How many items have ended: set by whoever drains.</summary>
    internal long ItemsEnded { get; set; }

    /// <summary>How often the worker was rung. Counted for the tests of speed, as the next.</summary>
    internal long Doorbells { get; private set; }

    /// <summary>How often the reader slept until it was rung, or had waited long enough.</summary>
    internal long Sleeps { get; private set; }

    public uint Claimed => _claim.Claimed;

    public ulong NextFrame => _tasks.Head;

    protected IDoorbell? Bell { get; set; } = bell;

    protected SharedRegion Region => region;

    /// <summary>Starts the worker and the thread that reads it.</summary>
    /// <exception cref="IOException">The system has no thread to give.</exception>
    internal void Start(IWorkerListener listener)
    {
        _listener = listener;
        try
        {
            new Thread(Read) { IsBackground = true, Name = $"PoolGen worker {workerId}" }.Start();
        }
        catch (OutOfMemoryException e)
        {
            // That is how the runtime says so. Whoever starts workers tries again later.
            Reap(e);
            region.Dispose();
            MemoryReleased();
            throw new IOException($"No thread could be started that reads worker {workerId}: the system has no threads, descriptors or memory left for it.", e);
        }
    }

    public bool TrySend(ref TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload, ulong keepFrom)
    {
        if (!_tasks.TryWrite(ref frame, definition, payload, keepFrom)) return false;
        _written = frame.Sequence + 1;
        return true;
    }

    public void Publish()
    {
        if (_published == _written) return;
        if (_claim.TryRaise(_published, _written)) RingIf(SleepState.Anything);
        else Kill();
        _published = _written;
    }

    public uint Reclaim(uint keep)
    {
        Publish();
        uint limit = _claim.Reclaim(keep);

        // More than was asked for is a lie: what this side believes stays, so that nothing that it sends makes the word look true again.
        if (_written - limit <= _written - keep) _published = _written = limit;
        return limit;
    }

    public void Rewind(ulong start) => _tasks.Rewind(start);

    public ReadOnlySpan<byte> Payload(ulong start, int definitionLength, int payloadLength) =>
        _tasks.Payload(start, definitionLength, payloadLength);

    // What no worker writes there counts as started: an item that scribbles over it must not run again and again.
    public bool HasStarted(uint sequence)
    {
        long next = Volatile.Read(ref region.Int64(RegionLayout.StartedFrame));
        return next is < 0 or > uint.MaxValue + 1L || (int)((uint)next - sequence) > 0;
    }

    // Nothing here waits, and a worker that is awake looks by itself before it sleeps.
    void IHearsOfDisposals.MemoryDisposed()
    {
        // The disposal is there before this looks who sleeps: the worker says that it sleeps before it looks for disposals.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref region.Int32(RegionLayout.SharedData)) != 0) RingIf(SleepState.Anything);
    }

    public void StopFrame(uint sequence) => Volatile.Write(ref region.Int64(RegionLayout.StopFrame), sequence + 1L);

    /// <summary>Says whether the worker is to measure how long its items run; from its next frame on.</summary>
    internal void Measure(bool measures) => Volatile.Write(ref region.Int32(RegionLayout.Measures), measures ? 1 : 0);

    public unsafe void RaiseLogLevel(int place, byte level)
    {
        ref byte current = ref *(region.At(RegionLayout.LogLevels) + place);
        if (level > Volatile.Read(ref current)) Volatile.Write(ref current, level);
    }

    /// <summary>Says which log levels are enabled for all tasks.</summary>
    internal unsafe void SetLogLevels(ReadOnlySpan<byte> levels) => levels.CopyTo(new Span<byte>(region.At(RegionLayout.LogLevels), RegionLayout.LogLevelCapacity));

    public abstract void Cancel(uint sequence, int index);

    public abstract void Retire();

    public void Kill()
    {
        if (Interlocked.Exchange(ref _killed, 1) == 0) KillNow();
    }

    /// <summary>Sends the payload that the worker has asked for; false when it is gone.</summary>
    internal bool TrySendPayload(LargePayload payload) => Bell!.TrySendPayload(payload);

    /// <summary>Receives a result that was too large for the ring while it is read.</summary>
    internal ReceivedPayload ReceivePayload(int length) => new(Bell!, length);

    /// <summary>Room was made in the result ring: a worker that waits for it goes on.</summary>
    internal void RoomMade()
    {
        Interlocked.MemoryBarrier();
        RingIf(SleepState.Room);
    }

    public long StartedAt => Volatile.Read(ref region.Int64(RegionLayout.StartedAt));

    /// <summary>Brings the worker up, until its doorbell works. Runs on the reader thread.</summary>
    protected abstract void Connect();

    protected abstract void KillNow();

    /// <summary>Waits for the worker's end and says how it came. Runs on the reader thread, after the doorbell said so.</summary>
    protected abstract WorkerExit Reap(Exception? failure);

    private void Read()
    {
        try
        {
            Connect();
            SharedMemories.Watch(this);
            while (true)
            {
                BellEvent heard = WaitForNews(DrainAll());
                if (heard == BellEvent.Rung) continue;

                // What the worker committed before it asked, or before it went, comes first.
                DrainAll();
                if (heard == BellEvent.Gone) break;
                _listener!.PayloadRequested(this);
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }

        SharedMemories.Unwatch(this);
        lock (_draining) _over = true;
        _listener!.Exited(this, Reap(_failure));

        // The pool has let go of the worker, and this thread was the last to look: waiting for the collector would keep the file and its memory.
        region.Dispose();
        MemoryReleased();
    }

    /// <summary>The shared memory has been let go of.</summary>
    protected virtual void MemoryReleased()
    {
    }

    /// <summary>What the worker sent is not what a worker sends: it ends. Any thread.</summary>
    internal void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        KillNow();
    }

    /// <exception cref="PoolProtocolException">Something that the worker sent before has been found to be wrong meanwhile.</exception>
    internal void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is PoolProtocolException failure) throw failure;
    }

    private void RingIf(int state)
    {
        ref int sleep = ref region.Int32(RegionLayout.WorkerSleep);
        if (Volatile.Read(ref sleep) != state || Interlocked.CompareExchange(ref sleep, SleepState.Awake, state) != state) return;
        Doorbells++;
        Bell?.Ring();
    }
}
