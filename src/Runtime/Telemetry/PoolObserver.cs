namespace PoolGen.Telemetry;

/// <summary>Hears what happens in a pool, some milliseconds later, on a thread that may run the user's code. One thread at a time.</summary>
internal abstract class PoolObserver
{
    /// <summary>What it wants to hear of now. Asked often and by any thread; it may change at any time.</summary>
    internal abstract PoolNews Wanted { get; }

    /// <summary>A worker started, became ready or ended.</summary>
    internal virtual void Hear(WorkerEvent worker)
    {
    }

    /// <summary>An item ran.</summary>
    internal virtual void Hear(in ItemRun run)
    {
    }

    /// <summary>A chunk ended.</summary>
    internal virtual void Hear(in ChunkRun chunk)
    {
    }

    /// <summary>An item failed.</summary>
    internal virtual void Hear(FailureNote failure)
    {
    }

    /// <summary>All news so far were told; counts may have changed.</summary>
    internal virtual void EndNews()
    {
    }
}
