namespace PoolGen.Telemetry;

/// <summary>What has happened since observers last heard.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class PendingNews
{
    // An observer that is not heard for a while must not cost all memory.
    private const int Most = 100_000;

    internal List<WorkerEvent> Workers { get; } = [];

    internal List<ItemRun> Runs { get; } = [];

    internal List<ChunkRun> Chunks { get; } = [];

    internal List<FailureNote> Failures { get; } = [];

    internal void Add(WorkerEvent worker)
    {
        if (Workers.Count < Most) Workers.Add(worker);
    }

    internal void Add(in ItemRun run)
    {
        if (Runs.Count < Most) Runs.Add(run);
    }

    internal void Add(in ChunkRun chunk)
    {
        if (Chunks.Count < Most) Chunks.Add(chunk);
    }

    /// <summary>Tells an observer all of it, as far as it wants to hear it.</summary>
    internal void TellTo(PoolObserver observer, PoolNews wanted)
    {
        if ((wanted & PoolNews.Workers) != 0)
        {
            foreach (WorkerEvent worker in Workers) observer.Hear(worker);
        }

        if ((wanted & PoolNews.Runs) != 0)
        {
            foreach (ItemRun run in Runs) observer.Hear(in run);
        }

        if ((wanted & PoolNews.Chunks) != 0)
        {
            foreach (ChunkRun chunk in Chunks) observer.Hear(in chunk);
        }

        if ((wanted & PoolNews.Failures) != 0)
        {
            foreach (FailureNote failure in Failures) observer.Hear(failure);
        }

        observer.EndNews();
    }
}
