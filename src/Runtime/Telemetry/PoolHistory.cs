using System.Diagnostics;

namespace PoolGen.Telemetry;

/// <summary>The last failures and the last minutes of a pool's workers, kept while somebody subscribes.</summary>
/// <param name="recorder">Where the news come from.</param>
/// <param name="names">The tasks' names, by their numbers.</param>
/// <param name="clock">Tells the time of day.</param>
internal sealed class PoolHistory(PoolRecorder recorder, TaskNames names, TimeProvider clock) : PoolObserver
{
    private const int MostFailures = 100;
    private const int MostEvents = 50_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // Guards all that follows.
    private readonly Lock _gate = new();
    private readonly Queue<PoolFailure> _failures = new();
    private readonly Queue<TimelineEvent> _events = new();
    private int _subscribers;

    // Not of each single item in a flood of calls: those that are measured stand for them.
    internal override PoolNews Wanted => Volatile.Read(ref _subscribers) > 0 ? PoolNews.Workers | PoolNews.Runs | PoolNews.Chunks | PoolNews.Failures : PoolNews.None;

    internal IDisposable Subscribe()
    {
        lock (_gate)
        {
            if (_subscribers++ > 0) return new Subscription(Unsubscribe);
        }

        recorder.Add(this);
        return new Subscription(Unsubscribe);
    }

    internal IReadOnlyList<PoolFailure> GetFailures()
    {
        recorder.FlushIfFree();
        lock (_gate) return [.. _failures];
    }

    internal IReadOnlyList<TimelineEvent> GetTimeline(TimeSpan last)
    {
        recorder.FlushIfFree();
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate) return [.. _events.Where(one => now - (one.At + one.Duration) <= last)];
    }

    internal override void Hear(WorkerEvent worker)
    {
        switch (worker.Kind)
        {
            case WorkerEventKind.Ready:
                Add(TimelineEventKind.WorkerStart, worker.WorkerId, "start", worker.At, -worker.StartTime, -1, 0, string.Empty);
                break;
            case WorkerEventKind.Ended:
                Add(TimelineEventKind.WorkerExit, worker.WorkerId, $"{OutcomeNames.Of(worker.Cause)}: {worker.Reason}", worker.At, default, -1, 0, string.Empty);
                break;
        }
    }

    internal override void Hear(in ItemRun run) => Add(
        TimelineEventKind.Item, run.WorkerId, names.Of(run.Task), run.StartedAt, Stopwatch.GetElapsedTime(0, run.Duration), run.Index, 1, OutcomeNames.Of(run.Outcome));

    internal override void Hear(in ChunkRun chunk) => Add(
        TimelineEventKind.Chunk, chunk.WorkerId, names.Of(chunk.Task), chunk.StartedAt, Stopwatch.GetElapsedTime(chunk.StartedAt, chunk.EndedAt), chunk.FirstIndex, chunk.Count, string.Empty);

    internal override void Hear(FailureNote failure)
    {
        PoolFailure read = FailureReading.Read(failure);
        lock (_gate)
        {
            _failures.Enqueue(read);
            if (_failures.Count > MostFailures) _failures.Dequeue();
        }
    }

    // A negative length is that of something that ended at the time.
    private void Add(TimelineEventKind kind, int worker, string name, long at, TimeSpan length, long index, int count, string outcome)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset start = now - Stopwatch.GetElapsedTime(at);
        if (length < TimeSpan.Zero) start += length;
        lock (_gate)
        {
            _events.Enqueue(new TimelineEvent { Kind = kind, WorkerId = worker, Name = name, At = start, Duration = length.Duration(), Index = index, Count = count, Outcome = outcome });
            while (_events.Count > MostEvents || _events.Peek() is var oldest && now - oldest.At > Longest && _events.Count > 1) _events.Dequeue();
        }
    }

    private void Unsubscribe()
    {
        lock (_gate)
        {
            if (--_subscribers > 0) return;
            _failures.Clear();
            _events.Clear();
        }

        recorder.Remove(this);
    }
}
