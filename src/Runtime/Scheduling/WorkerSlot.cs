using PoolGen.Serialization;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>One of the pool's places for a worker: what the worker has been sent, and how it does. The worker may change, the place stays.</summary>
/// <remarks>
/// Read and written under the pool's lock, but for <see cref="Acked"/>, <see cref="Lease.Done"/>, <see cref="LastEnd"/> and <see cref="Counts"/>, which the worker's reader
/// writes by itself: it looks only at leases before the claim, the lock's holders change only those behind it.
/// </remarks>
/// <param name="id">Its number.</param>
/// <param name="mostItems">How many items each of its workers may run; null for any number.</param>
internal sealed class WorkerSlot(int id, int? mostItems = null)
{
    // A worker's window is what it does in this time: enough that it never waits for the parent, too little to trap work behind a long task.
    private const double WindowSeconds = 0.0003;

    /// <summary>More than a window can be; a power of two.</summary>
    internal const int LeaseCapacity = 1024;

    internal const int LargestWindow = 512;
    internal const int SmallestWindow = 2;

    private readonly Lease[] _leases = new Lease[LeaseCapacity];
    private uint?[] _definedAt = new uint?[4];
    private uint _acked;
    private long _lastEnd;

    internal int Id => id;

    internal SlotState State { get; set; } = SlotState.Empty;

    internal IWorkerLink? Link { get; set; }

    /// <summary>How many frames have ended.</summary>
    internal uint Acked => Volatile.Read(ref _acked);

    /// <summary>How many frames have been sent and not reclaimed.</summary>
    internal uint Limit { get; set; }

    internal int Outstanding => (int)(Limit - Acked);

    /// <summary>Whether its worker has nothing to do.</summary>
    internal bool IsIdle => State == SlotState.Ready && Outstanding == 0;

    /// <summary>How many frames the worker may have at once.</summary>
    internal int Window { get; set; } = SmallestWindow;

    /// <summary>Seconds that a frame takes, as measured.</summary>
    internal double AverageSeconds { get; set; }

    /// <summary>When the last item ended, on the pool's clock.</summary>
    internal long LastEnd
    {
        get => Volatile.Read(ref _lastEnd);
        set => Volatile.Write(ref _lastEnd, value);
    }

    /// <summary>When progress was last measured.</summary>
    internal long MeasuredAt { get; set; }

    /// <summary>How many items the worker was sent, those reclaimed not counted.</summary>
    internal long ItemsSent { get; set; }

    /// <summary>How many items the worker has finished.</summary>
    internal long ItemsDone { get; set; }

    /// <summary>How the items of all of its workers ended that ended by a worker's result.</summary>
    internal OutcomeCounts Counts { get; } = new();

    /// <summary>Hears what its workers measure; null where nobody does.</summary>
    internal RunRecorder? Runs { get; init; }

    /// <summary>When its last chunk ended, by the <see cref="System.Diagnostics.Stopwatch"/>; kept while somebody hears of chunks.</summary>
    internal long ChunkEnd { get; set; }

    /// <summary>How long its workers have started, waited and worked.</summary>
    internal SlotTimes Times { get; } = new();

    /// <summary>How many workers it has had.</summary>
    internal int Starts { get; set; }

    /// <summary>Why its worker ends, once that is decided; the first reason counts.</summary>
    internal ExitCause Cause { get; private set; }

    /// <summary>Why the pool kills its worker, in words, if it does so for what the worker did.</summary>
    internal string? KilledFor { get; private set; }

    /// <summary>Why its last worker ended; null while none has.</summary>
    internal string? LastExit { get; set; }

    /// <summary>Whether the worker has more memory than it may have: it gets nothing more.</summary>
    internal bool IsTooLarge { get; set; }

    /// <summary>How many more items the worker may be sent in its life.</summary>
    internal int ItemsLeft => mostItems is { } most ? (int)Math.Max(0, most - ItemsSent) : int.MaxValue;

    /// <summary>Whether the worker gets nothing more.</summary>
    internal bool IsUsedUp => IsTooLarge || ItemsLeft == 0;

    /// <summary>Whether a worker that gets nothing more may leave: its last items have started and ended.</summary>
    internal bool HasServed => IsTooLarge || ItemsDone >= mostItems;

    /// <summary>Whether the worker may get another frame.</summary>
    internal bool HasRoom => Outstanding < Window && !IsUsedUp;

    /// <summary>When its memory was last looked at.</summary>
    internal long MemoryCheckedAt { get; set; }

    /// <summary>When an empty slot gets a worker, a starting worker's time is up, or a stopping one is killed.</summary>
    internal long Deadline { get; set; } = long.MaxValue;

    /// <summary>When the item that runs is to be killed, and which frame it is of.</summary>
    internal long KillAt { get; set; } = long.MaxValue;

    internal uint KillSequence { get; set; }

    /// <summary>Whether the worker was killed because it was not ready in time.</summary>
    internal bool StartTimedOut { get; set; }

    /// <summary>Whether anything was told of its worker's readiness.</summary>
    internal bool WasReady { get; set; }

    internal ref Lease this[uint sequence] => ref _leases[sequence & (LeaseCapacity - 1)];

    /// <summary>Gives the slot a new worker.</summary>
    internal void Renew()
    {
        Array.Clear(_leases);
        Array.Clear(_definedAt);
        _acked = 0;
        Cause = ExitCause.Died;
        KilledFor = null;
        Limit = 0;
        Window = SmallestWindow;
        AverageSeconds = 0;
        ItemsSent = 0;
        ItemsDone = 0;
        KillAt = long.MaxValue;
        WasReady = false;
        IsTooLarge = false;
        StartTimedOut = false;
    }

    /// <summary>The pool ends its worker.</summary>
    internal void EndFor(ExitCause cause)
    {
        if (Cause == ExitCause.Died) Cause = cause;
    }

    /// <summary>The pool kills its worker for what it did or did not do.</summary>
    internal void KillFor(string reason)
    {
        if (Cause == ExitCause.Died) KilledFor = reason;
        EndFor(ExitCause.Killed);
        State = SlotState.Stopping;
        Link!.Kill();
    }

    /// <summary>Its worker waits from the end of its last item on, if it has nothing to do.</summary>
    internal void NoteIfIdle()
    {
        if (Outstanding == 0 && Times.Phase == SlotPhase.Busy) Times.Enter(SlotPhase.Waiting, LastEnd);
    }

    /// <summary>This many frames have ended: says how long one takes, and how many the worker may have.</summary>
    internal void Measure(int frames, TimeProvider clock)
    {
        // The frames ended when the last item did: another look at the clock would add the wait for the lock to them.
        long ended = Math.Max(LastEnd, MeasuredAt);
        double seconds = clock.GetElapsedTime(MeasuredAt, ended).TotalSeconds / frames;
        MeasuredAt = ended;

        // A long task shrinks the window at once, short ones grow it by and by.
        AverageSeconds = AverageSeconds == 0 || seconds > 4 * AverageSeconds
            ? seconds
            : (AverageSeconds * 0.75) + (seconds * 0.25);
        Window = (int)Math.Clamp(WindowSeconds / Math.Max(AverageSeconds, 1e-7), SmallestWindow, LargestWindow);
    }

    /// <summary>The encoded items of what was sent.</summary>
    internal ReadOnlySpan<byte> ItemsOf(in Lease lease) => lease.OutOfBand is { } large
        ? large.Join().Span
        : Link!.Payload(lease.RingStart, lease.DefinitionLength, lease.PayloadLength);

    /// <summary>The reader: the oldest frame has ended.</summary>
    internal void Ack()
    {
        ref Lease lease = ref this[_acked];
        lease.Submission = null;
        lease.Sizer = null;
        if (lease.OutOfBand is { } payload)
        {
            BufferedBytes.Remove(payload);
            payload.Release();
            lease.OutOfBand = null;
        }

        Volatile.Write(ref _acked, _acked + 1);
    }

    /// <summary>Whether the worker has been told of a task.</summary>
    internal bool Knows(uint handle) => handle < _definedAt.Length && _definedAt[(int)handle] is not null;

    /// <summary>The worker is told of a task with a frame.</summary>
    internal void Define(uint handle, uint sequence)
    {
        if (handle >= _definedAt.Length)
        {
            var more = new uint?[2 * (handle + 1)];
            Array.Copy(_definedAt, more, _definedAt.Length);
            _definedAt = more;
        }

        _definedAt[(int)handle] = sequence;
    }

    /// <summary>The frames from one on were reclaimed: what they would have told the worker, it does not know.</summary>
    internal void Undefine(uint from)
    {
        for (int i = 0; i < _definedAt.Length; i++)
        {
            if (_definedAt[i] is { } at && (int)(at - from) >= 0) _definedAt[i] = null;
        }
    }

    /// <summary>How many items all of them have finished.</summary>
    internal static long CountFinished(WorkerSlot[] slots)
    {
        long items = 0;
        foreach (WorkerSlot slot in slots) items += slot.Counts.ItemsFinished;
        return items;
    }
}
