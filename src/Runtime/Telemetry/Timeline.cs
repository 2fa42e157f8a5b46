using System.Diagnostics;

namespace PoolGen.Telemetry;

/// <summary>
/// Writes what a pool's workers do into a file, a track for each. More than <see cref="MostPerSecond"/> events in a second are not written: then the
/// chunks stand for their items, and an event says how many are missing.
/// </summary>
internal sealed class Timeline : PoolObserver, IDisposable
{
    internal const int MostPerSecond = 10_000;

    // Chunks, workers and the queue have a part of the room to themselves.
    private const int MostItemEvents = MostPerSecond * 3 / 4;
    private const int EventsOfACall = 4;
    private const int PoolTrack = 0;

    private readonly PoolRecorder _recorder;
    private readonly IPoolFigures _figures;
    private readonly TaskNames _names;
    private readonly TraceFile _file;
    private readonly EventsPerSecond _perSecond = new();
    private readonly HashSet<int> _tracks = [];
    private long _calls;
    private long _missing;
    private bool _over;

    /// <exception cref="IOException">The file cannot be written.</exception>
    internal Timeline(string path, PoolRecorder recorder, IPoolFigures figures, TaskNames names)
    {
        _recorder = recorder;
        _figures = figures;
        _names = names;
        _file = new TraceFile(path);
        _file.Name("process_name", PoolTrack, $"PoolGen: {figures.Name}");
        _file.Name("thread_name", PoolTrack, "pool");
        foreach (WorkerStatistics worker in figures.Look(withMemory: false).Workers) TrackOf(worker.WorkerId);
        WriteQueue();
        recorder.Add(this);
    }

    internal override PoolNews Wanted => PoolNews.Workers | PoolNews.Runs | PoolNews.Waits | PoolNews.Counts | PoolNews.Chunks | PoolNews.SingleItems;

    internal override void Hear(WorkerEvent worker)
    {
        if (_over || worker.WorkerId < 0) return;
        int track = TrackOf(worker.WorkerId);
        switch (worker.Kind)
        {
            case WorkerEventKind.Ready:
                long start = worker.At - (long)(worker.StartTime.TotalSeconds * Stopwatch.Frequency);
                if (IsRoomAt(worker.At, MostPerSecond)) _file.Slice("start", "worker", track, start, worker.At, ("process", worker.ProcessId));
                break;
            case WorkerEventKind.Ended:
                string name = $"{OutcomeNames.Of(worker.Cause)}: {worker.Reason}";
                if (IsRoomAt(worker.At, MostPerSecond)) _file.Instant(name, "worker", track, worker.At, ("process", worker.ProcessId), ("task", worker.Task ?? string.Empty));
                break;
        }
    }

    internal override void Hear(in ItemRun run)
    {
        if (_over) return;
        bool isCall = run.Index < 0 && run.AcceptedAt > 0;
        if (!IsRoomAt(run.StartedAt, MostItemEvents, isCall ? EventsOfACall : 1))
        {
            _missing++;
            return;
        }

        string name = _names.Of(run.Task);
        int track = TrackOf(run.WorkerId);
        _file.Slice(name, "item", track, run.StartedAt, run.StartedAt + run.Duration, ("index", run.Index), ("outcome", OutcomeNames.Of(run.Outcome)));
        if (!isCall) return;

        // An arrow goes from one slice to another: the submission is one without length.
        _file.Slice(name, "call", PoolTrack, run.AcceptedAt, run.AcceptedAt);
        _file.Arrow(name, begins: true, PoolTrack, run.AcceptedAt, ++_calls);
        _file.Arrow(name, begins: false, track, Math.Max(run.StartedAt, run.AcceptedAt), _calls);
    }

    internal override void Hear(in ChunkRun chunk)
    {
        if (_over) return;
        if (!IsRoomAt(chunk.EndedAt, MostPerSecond))
        {
            _missing += chunk.Count;
            return;
        }

        _file.Slice($"{_names.Of(chunk.Task)} × {chunk.Count}", "chunk", ChunkTrackOf(chunk.WorkerId), chunk.StartedAt, chunk.EndedAt, ("first", chunk.FirstIndex), ("items", chunk.Count));
    }

    internal override void EndNews()
    {
        if (_over) return;
        WriteQueue();
        WriteMissing();
        _file.Flush();
    }

    public void Dispose() => _recorder.Stop(this, () =>
    {
        if (_over) return;
        _over = true;
        WriteQueue();
        WriteMissing();
        _file.Dispose();
    });

    private bool IsRoomAt(long at, int most, int events = 1) => _perSecond.TryAdd((long)(_file.Time(at) / 1e6), events, most);

    private void WriteQueue()
    {
        long now = Stopwatch.GetTimestamp();
        if (IsRoomAt(now, MostPerSecond)) _file.Counter("queue", now, "items", _figures.Look(withMemory: false).Queued);
    }

    private void WriteMissing()
    {
        long now = Stopwatch.GetTimestamp();
        if (_missing == 0 || !IsRoomAt(now, MostPerSecond)) return;
        _file.Instant($"{_missing} executions are not shown: more than {MostPerSecond} events a second", "timeline", PoolTrack, now, ("items", _missing));
        _missing = 0;
    }

    private int TrackOf(int worker) => TrackOf((2 * worker) + 1, $"worker {worker}");

    // Apart from the items of the sample: the parent's times of a chunk are not the worker's.
    private int ChunkTrackOf(int worker) => TrackOf((2 * worker) + 2, $"worker {worker}, chunks");

    private int TrackOf(int track, string name)
    {
        if (track > 0 && _tracks.Add(track)) _file.Name("thread_name", track, name);
        return Math.Max(track, PoolTrack);
    }
}
