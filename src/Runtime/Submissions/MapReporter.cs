namespace PoolGen.Submissions;

/// <summary>Tells the caller how far a map or stream has come, on the thread pool: reports that come faster than the handler takes them are merged.</summary>
/// <param name="progress">The caller's handler.</param>
/// <param name="total">How many items there are in all, or -1 while nobody knows.</param>
/// <param name="queue">The submission's own, through which its end goes, too.</param>
internal sealed class MapReporter(IProgress<MapProgress> progress, long total, SerialQueue queue)
{
    private long _total = total;
    private long _latest = -1;
    private MapProgress? _told;
    private long _failed;
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

        if (completed == Volatile.Read(ref _total) || Interlocked.Exchange(ref _posted, 1) == 0) queue.Post(Tell);
    }

    /// <summary>Items have failed: called before they are reported as completed, on any thread.</summary>
    internal void AddFailed(int items) => Interlocked.Add(ref _failed, items);

    /// <summary>A stream has ended: all its items have, and now it is known how many there were.</summary>
    internal void End(long items)
    {
        Volatile.Write(ref _total, items);
        Report(items);
        queue.Post(Tell);
    }

    // Runs on the queue alone.
    private void Tell()
    {
        Volatile.Write(ref _posted, 0);
        long known = Volatile.Read(ref _total);
        MapProgress latest = new(Volatile.Read(ref _latest), known < 0 ? null : known) { Failed = Volatile.Read(ref _failed) };
        if (latest == _told) return;
        _told = latest;
        try
        {
            progress.Report(latest);
        }
        catch (Exception)
        {
            // A progress handler that throws is ignored.
        }
    }
}
