namespace PoolGen.Tasks;

/// <summary>Tells the caller how far a map has come, on the thread pool: reports that come faster than the handler takes them are merged.</summary>
internal sealed class MapReporter(IProgress<MapProgress> progress, long total, SerialQueue queue)
{
    private long _latest = -1;
    private long _told = -1;
    private int _posted;

    /// <summary>Called on any thread. The report of the last item is told before anything that is posted to the queue afterwards.</summary>
    internal void Report(long completed)
    {
        long seen = Volatile.Read(ref _latest);
        while (completed > seen)
        {
            long before = Interlocked.CompareExchange(ref _latest, completed, seen);
            if (before == seen) break;
            seen = before;
        }

        if (completed == total || Interlocked.Exchange(ref _posted, 1) == 0) queue.Post(Tell);
    }

    // Runs on the queue alone.
    private void Tell()
    {
        Volatile.Write(ref _posted, 0);
        long latest = Volatile.Read(ref _latest);
        if (latest <= _told) return;
        _told = latest;
        try
        {
            progress.Report(new MapProgress(latest, total));
        }
        catch (Exception)
        {
            // A progress handler that throws is ignored.
        }
    }
}
