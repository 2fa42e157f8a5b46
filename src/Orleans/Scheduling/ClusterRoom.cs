namespace PoolGen.Orleans.Scheduling;

/// <summary>Decides whether there is room for more work: for one more item under the pool's limit of waiting ones, for its bytes under that of bytes.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class ClusterRoom(ClusterSettings settings, Sessions sessions, ClusterWork work, ReturnedChunks returned)
{
    /// <summary>How many bytes of encoded arguments the caller holds: those that wait, and those that hosts have, until they have ended.</summary>
    internal long Buffered
    {
        get
        {
            long bytes = work.Bytes + returned.Bytes;
            foreach (RemoteSession session in sessions.All) bytes += session.Bytes;
            return bytes;
        }
    }

    /// <summary>How many items wait: those that hosts have and that are not known to have started are among them.</summary>
    internal long CountWaiting()
    {
        long waiting = work.Calls + returned.Count;
        foreach (RemoteSession session in sessions.All) waiting += session.Open - session.Running;
        return waiting;
    }

    internal bool IsFull()
    {
        if (settings.MaxQueuedTasks is not { } most || CountWaiting() < most) return false;
        work.DropCancelled();
        return CountWaiting() >= most;
    }

    /// <summary>How many more items maps and streams may give: they leave room for a single call.</summary>
    internal long LeftForMaps() => settings.MaxQueuedTasks is { } most ? most - 1 - CountWaiting() : long.MaxValue;

    /// <summary>Whether so many bytes more may be held. What is larger than the limit may be alone.</summary>
    internal bool HasRoomFor(long bytes)
    {
        if (settings.MaxBufferedBytes >= long.MaxValue / 2) return true;
        long held = Buffered;
        return held + bytes <= settings.MaxBufferedBytes || held == 0;
    }
}
