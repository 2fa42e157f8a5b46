namespace PoolGen.Telemetry;

/// <summary>What has happened since observers last heard.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class PendingNews
{
    // An observer that is not heard for a while must not cost all memory.
    private const int Most = 100_000;

    // Made when they are used: lists of these are compiled anew in each process.
    private List<ItemRun>? _runs;
    private List<ChunkRun>? _chunks;

    internal List<WorkerEvent> Workers { get; } = [];

    internal List<FailureNote> Failures { get; } = [];

    internal void Add(WorkerEvent worker)
    {
        if (Workers.Count < Most) Workers.Add(worker);
    }

    internal void Add(in ItemRun run)
    {
        _runs ??= [];
        if (_runs.Count < Most) _runs.Add(run);
    }

    internal void Add(in ChunkRun chunk)
    {
        _chunks ??= [];
        if (_chunks.Count < Most) _chunks.Add(chunk);
    }

    /// <summary>Tells an observer all of it, as far as it wants to hear it.</summary>
    internal void TellTo(PoolObserver observer, PoolNews wanted)
    {
        if ((wanted & PoolNews.Workers) != 0)
        {
            foreach (WorkerEvent worker in Workers) observer.Hear(worker);
        }

        if ((wanted & PoolNews.Runs) != 0 && _runs is not null)
        {
            foreach (ItemRun run in _runs) observer.Hear(in run);
        }

        if ((wanted & PoolNews.Chunks) != 0 && _chunks is not null)
        {
            foreach (ChunkRun chunk in _chunks) observer.Hear(in chunk);
        }

        if ((wanted & PoolNews.Failures) != 0)
        {
            foreach (FailureNote failure in Failures) observer.Hear(failure);
        }

        observer.EndNews();
    }
}
