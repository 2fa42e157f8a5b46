using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>The worker's way up: commits entries, waits for room, and rings when the parent sleeps.</summary>
/// <remarks>The task thread and those who report progress share it under <see cref="Gate"/>; run items are added by the task thread alone.</remarks>
internal sealed class ResultPort(SharedRegion region, IDoorbell bell)
{
    private readonly ResultRingWriter _ring = new(region);

    // Made when a task first asks for its logger.
    private LogPort? _logs;

    /// <summary>Held while an entry is written.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>The way of log entries.</summary>
    internal LogPort Logs
    {
        get
        {
            if (Volatile.Read(ref _logs) is { } logs) return logs;
            Interlocked.CompareExchange(ref _logs, new LogPort(region, _ring, Gate, WakeForLogs), null);
            return _logs;
        }
    }

    /// <summary>Before the task's thread sleeps: moves log entries that wait, and lets other threads write into the ring. True when some still wait.</summary>
    internal bool MoveLogs()
    {
        if (_logs is not { } logs) return false;
        lock (Gate)
        {
            _ring.CloseRun();
            logs.MoveHeld(mayCloseRun: true);
        }

        return logs.HasWaiting;
    }

    /// <summary>The task's thread logs in the middle of a run: the run ends with the items that have ended.</summary>
    internal void CloseRun()
    {
        lock (Gate) _ring.CloseRun();
    }

    /// <summary>Commits an entry and wakes the parent; one that waits for the end of a chunk only if <paramref name="chunkEnd"/> is true.</summary>
    internal void Write(ResultKind kind, uint sequence, int index, PayloadBuffer payload, bool chunkEnd = true)
    {
        IReadOnlyList<Attachment>? attachments = payload.Attachments;
        if (payload.Length <= RegionLayout.LargestInline && attachments is null)
        {
            Write(kind, sequence, index, payload.WrittenSpan, chunkEnd);
            return;
        }

        lock (Gate)
        {
            long length = payload.Length;
            WriteWaiting(kind, sequence, index, MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in length)), attachments is null ? ResultEntry.Alone : ResultEntry.WithAttachments);
            Wake();
            if (!bell.TrySendPayload(payload.Parts, attachments)) ParentGone();
            payload.AttachmentsGone();
        }
    }

    /// <summary>Commits an entry with nothing behind its header, or with little.</summary>
    internal void Write(ResultKind kind, uint sequence, int index, ReadOnlySpan<byte> payload, bool chunkEnd = true)
    {
        lock (Gate) WriteWaiting(kind, sequence, index, payload, outOfBand: 0);
        Wake(sequence, chunkEnd);
    }

    /// <summary>Commits one result of a chunk whose results all have one size.</summary>
    internal void AddToRun(uint sequence, int index, ReadOnlySpan<byte> item, int itemsLeft)
    {
        if (_logs is { HasWaiting: true }) MoveLogs();
        if (!_ring.RunHasRoom) OpenRun(sequence, index, item.Length, itemsLeft);
        _ring.AddToRun(item);

        // No barrier here: a wake that is missed is made up for by the parent's own time-out while a run is open.
        if (Volatile.Read(ref region.Int32(RegionLayout.ParentSleep)) == SleepState.Anything) Wake();
    }

    /// <summary>Wakes the parent if it sleeps for this: something of a frame was committed, its end perhaps.</summary>
    internal void Wake(uint sequence, bool chunkEnd)
    {
        Interlocked.MemoryBarrier();
        switch (Volatile.Read(ref region.Int32(RegionLayout.ParentSleep)))
        {
            case SleepState.Awake:
            case SleepState.ChunkEnd when !chunkEnd:
            case SleepState.Batch when (int)(sequence + 1 - (uint)Volatile.Read(ref region.Int64(RegionLayout.WakeAt))) < 0:
                return;
        }

        Wake();
    }

    /// <summary>Nothing is left to claim: a parent that waits for half of it waits no longer.</summary>
    internal void WakeForMore()
    {
        if (Volatile.Read(ref region.Int32(RegionLayout.ParentSleep)) == SleepState.Batch) Wake();
    }

    // A parent that waits for the end of something looks by itself every few milliseconds.
    private void WakeForLogs()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref region.Int32(RegionLayout.ParentSleep)) == SleepState.Anything) Wake();
    }

    // Wakes the parent if it sleeps at all.
    private void Wake()
    {
        Interlocked.MemoryBarrier();
        ref int sleep = ref region.Int32(RegionLayout.ParentSleep);
        int state = Volatile.Read(ref sleep);
        if (state == SleepState.Awake) return;
        if (Interlocked.CompareExchange(ref sleep, SleepState.Awake, state) == state) bell.Ring();
    }

    /// <summary>Gives room for items that commit themselves, <paramref name="most"/> at most, of a chunk that ends after so many more.</summary>
    internal unsafe TaskRun BeginRun(uint sequence, int index, int itemSize, int itemsLeft, int most)
    {
        if (!_ring.RunHasRoom) OpenRun(sequence, index, itemSize, itemsLeft);
        Span<byte> results = _ring.RunSpace(itemSize, out uint* committed, out int used);
        return new TaskRun(
            results, Math.Min(results.Length / itemSize, most), used, committed, (long*)region.At(RegionLayout.StopFrame), sequence + 1L, (int*)region.At(RegionLayout.ParentSleep), SleepState.Anything);
    }

    /// <summary>The run's items have ended; wakes the parent if it sleeps for that.</summary>
    internal void EndRun(in TaskRun run, uint sequence, bool chunkEnd)
    {
        _ring.Used(run.Done);
        Wake(sequence, chunkEnd);
    }

    private void OpenRun(uint sequence, int index, int itemSize, int itemsLeft)
    {
        lock (Gate)
        {
            while (true)
            {
                long tail = Tail;
                if (_ring.TryOpenRun(sequence, index, itemSize, itemsLeft)) return;
                WaitForRoom(tail);
            }
        }
    }

    private void WriteWaiting(ResultKind kind, uint sequence, int index, ReadOnlySpan<byte> payload, byte outOfBand)
    {
        if (_logs is { HasWaiting: true } logs) logs.MoveHeld(mayCloseRun: true);
        while (true)
        {
            long tail = Tail;
            if (_ring.TryWrite(kind, sequence, index, payload, outOfBand)) return;
            WaitForRoom(tail);
        }
    }

    private long Tail => Volatile.Read(ref region.Int64(RegionLayout.ResultTail));

    // The tail is from before the attempt that found no room: what the parent has taken since then is room, and it will not ring for it again.
    private void WaitForRoom(long tail)
    {
        Wake();
        ref int sleep = ref region.Int32(RegionLayout.WorkerSleep);
        Interlocked.Exchange(ref sleep, SleepState.Room);
        if (Tail == tail && bell.Wait(-1) == BellEvent.Gone) ParentGone();
        Volatile.Write(ref sleep, SleepState.Awake);
    }

    [DoesNotReturn]
    private static void ParentGone() => throw new ParentGoneException();
}
