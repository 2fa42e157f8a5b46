using PoolGen.Logs;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>The way of log entries up: into the result ring while there is much room, else into a backlog, from which they move as room is made. Nobody waits.</summary>
/// <remarks>
/// Safe for any thread. Entries are written into the ring under the gate of the results. A run may be open there, to which the task's thread adds items
/// without the gate: only that thread may write behind it, between two items.
/// </remarks>
/// <param name="region">The memory that is shared with the parent.</param>
/// <param name="ring">The result ring.</param>
/// <param name="gate">Held while an entry is written into the ring.</param>
/// <param name="written">Called when entries were written.</param>
internal sealed class LogPort(SharedRegion region, ResultRingWriter ring, Lock gate, Action written)
{
    // Taken after the gate, never before it. Guards the backlog.
    private readonly Lock _adding = new();
    private readonly LogBacklog<SentLog> _backlog = new();
    private volatile bool _hasWaiting;

    /// <summary>Whether entries wait for room.</summary>
    internal bool HasWaiting => _hasWaiting;

    /// <summary>How many log levels the parent wants to hear of, from the most severe one down.</summary>
    internal unsafe int EnabledLevels(uint handle) => Volatile.Read(ref *(region.At(RegionLayout.LogLevels) + RegionLayout.LogPlaceOf(handle)));

    /// <summary>Sends an entry, as soon as there is room for it.</summary>
    /// <param name="handle">The task's handle.</param>
    /// <param name="payload">The encoded entry.</param>
    /// <param name="mayCloseRun">Whether this is the task's thread, between two items that commit themselves.</param>
    internal void Write(uint handle, byte[] payload, bool mayCloseRun)
    {
        lock (_adding)
        {
            _backlog.Add(new SentLog(handle, payload), payload.Length);
            _hasWaiting = true;
        }

        // Whoever holds it may wait for the parent. Then the next one moves the entry.
        if (!gate.TryEnter()) return;
        try
        {
            MoveHeld(mayCloseRun);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Moves what waits into the ring, as far as there is room. The gate is held.</summary>
    internal void MoveHeld(bool mayCloseRun)
    {
        if (!mayCloseRun && ring.HasOpenRun) return;
        bool any = false;
        lock (_adding)
        {
            while (_backlog.TryPeek(out SentLog? entry, out int dropped) && ring.TryWrite(ResultKind.Log, entry.Handle, dropped, entry.Payload, outOfBand: 0, RegionLayout.LogReserve))
            {
                _backlog.Dequeue();
                any = true;
            }

            _hasWaiting = !_backlog.IsEmpty;
        }

        if (any) written();
    }
}
