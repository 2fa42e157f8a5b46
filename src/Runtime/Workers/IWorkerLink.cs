using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>What the scheduler can do with a worker. Called under the pool's lock; nothing here blocks.</summary>
internal interface IWorkerLink
{
    /// <summary>The worker's process.</summary>
    int ProcessId { get; }

    /// <summary>How much memory the worker has, in bytes; 0 where that has no meaning.</summary>
    long MemoryBytes { get; }

    /// <summary>How many items the worker has started.</summary>
    uint Claimed { get; }

    /// <summary>Where the next frame would start in the task ring.</summary>
    ulong NextFrame { get; }

    /// <summary>Writes one frame for the worker, which may start it after <see cref="Publish"/>; false when the ring has no room.</summary>
    /// <param name="frame">Its header; the lengths are filled in.</param>
    /// <param name="definition">The task's definition, or nothing.</param>
    /// <param name="payload">The items, or nothing where they follow out of band.</param>
    /// <param name="keepFrom">Where the oldest frame starts that is still needed.</param>
    bool TrySend(ref TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload, ulong keepFrom);

    /// <summary>Lets the worker start all frames that were written.</summary>
    void Publish();

    /// <summary>Reclaims what has not started from the item <paramref name="keep"/> on; returns the first item that is the caller's again.</summary>
    uint Reclaim(uint keep);

    /// <summary>Gives the ring's room back from a frame on that was reclaimed.</summary>
    void Rewind(ulong start);

    /// <summary>The payload of a frame that was sent and is kept.</summary>
    ReadOnlySpan<byte> Payload(ulong start, int definitionLength, int payloadLength);

    /// <summary>When the frame that runs was started, in ticks of the system's monotonic clock.</summary>
    long StartedAt { get; }

    /// <summary>Whether the worker has begun to run a frame that it has claimed.</summary>
    bool HasStarted(uint sequence);

    /// <summary>Keeps the items of a frame from starting; they are reported as cancelled.</summary>
    void StopFrame(uint sequence);

    /// <summary>Fires the token of an item that has started, or of all of its frame's.</summary>
    void Cancel(uint sequence, int index);

    /// <summary>Asks an idle worker to leave.</summary>
    void Retire();

    /// <summary>Says which log levels are enabled for a task that the worker has not known before.</summary>
    void RaiseLogLevel(int place, byte level);

    /// <summary>Ends the worker now.</summary>
    void Kill();
}
