using System.Diagnostics.Metrics;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>What the pool knows of its work: counts, times, and what each worker does now.</summary>
internal sealed partial class PoolEngine : IOutcomeCounter, IHearsCallbackFailures, IHearsOfRepeatedArrays, IPoolFigures
{
    private readonly long _createdAt;
    private readonly TaskNames _names;

    // The names of tasks whose repeated arrays were told. Guarded by itself.
    private readonly HashSet<string> _repeated = [];

    /// <summary>Where all that happens is told.</summary>
    internal PoolRecorder Recorder { get; }

    /// <summary>What is kept while somebody subscribes.</summary>
    internal PoolHistory History { get; }

    /// <summary>Writes what the workers do into a file until it is disposed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal Timeline RecordTimeline(string path) => new(path, Recorder, this, _names);

    public void Count(PoolTask task, ItemOutcome outcome, int items)
    {
        lock (_gate) _scheduler.Count(task, outcome, items);
    }

    public void CallbackFailed(PoolTask task, Exception failure) =>
        Recorder.Tell(new WorkerEvent(WorkerEventKind.CallbackFailed, PoolRecorder.Now) { Task = task.Name, Failure = failure });

    public bool WantsRepeatedArrays(PoolTask task) => _log is not null && !HasTold(task);

    // Once for each task: the next map would say the same.
    public void ArraysRepeated(PoolTask task, long bytes)
    {
        lock (_repeated)
        {
            if (!_repeated.Add(task.Name)) return;
        }

        Recorder.Tell(new WorkerEvent(WorkerEventKind.ArraysRepeated, PoolRecorder.Now) { Task = task.Name, Items = bytes });
    }

    private bool HasTold(PoolTask task)
    {
        lock (_repeated) return _repeated.Contains(task.Name);
    }

    public CountSnapshot ReadCounts()
    {
        lock (_gate)
        {
            TaskRegistry tasks = _scheduler.Tasks;
            var counts = new long[tasks.Tasks.Count][];
            for (int task = 0; task < counts.Length; task++) counts[task] = CountsOf(task);
            long received = 0;
            foreach (WorkerSlot slot in _scheduler.Slots) received += slot.Counts.BytesReceived;
            return new CountSnapshot([.. tasks.Tasks], counts, _scheduler.BytesSent, received);
        }
    }

    public PoolStatistics Look(bool withMemory)
    {
        (PoolStatistics now, IWorkerLink?[] links) = LookNow();
        if (!withMemory) return now;

        // The system is asked without the lock.
        return now with { Workers = [.. now.Workers.Select((worker, i) => worker with { Memory = links[i]?.MemoryBytes ?? 0 })] };
    }

    internal PoolStatistics GetStatistics()
    {
        PoolStatistics now = Look(withMemory: true);
        CountSnapshot counts = ReadCounts();
        long[] ended = [.. Enumerable.Range(0, counts.Tasks.Length).Select(counts.Ended)];
        return now with
        {
            Succeeded = counts.Of(ItemOutcome.Ok),
            Failed = counts.Of(ItemOutcome.Error),
            Cancelled = counts.Of(ItemOutcome.Cancelled),
            TimedOut = counts.Of(ItemOutcome.TimedOut),
            Lost = counts.Of(ItemOutcome.Lost),
            Terminated = counts.Of(ItemOutcome.Terminated),
            Retried = counts.Of(ItemOutcome.Retried),
            BytesSent = counts.BytesSent,
            BytesReceived = counts.BytesReceived,
            Tasks = (Recorder.Times ?? new RunTimes()).Describe(counts.Tasks, ended, TimeProvider.GetUtcNow()),
        };
    }

    private void BeginMeter()
    {
        try
        {
            Recorder.Begin(new MeterFeed(PoolMeter.Of((IMeterFactory?)_meters), this, _names));
            Interlocked.MemoryBarrier();
            if (_ended) Recorder.End();
        }
        catch (Exception)
        {
            // The factory is the user's: where it makes no meter, nobody listens.
        }
    }

    private void SetMeasuring()
    {
        lock (_gate)
        {
            foreach (Worker? worker in _workers) worker?.Measure(Recorder.Measures);
        }
    }

    private long[] CountsOf(int task)
    {
        var counts = new long[ItemOutcomes.Count + 1];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = _scheduler.Tasks.Counts[task, (ItemOutcome)i];
            foreach (WorkerSlot slot in _scheduler.Slots) counts[i] += slot.Counts[task, (ItemOutcome)i];
        }

        return counts;
    }

    private (PoolStatistics Now, IWorkerLink?[] Links) LookNow()
    {
        lock (_gate)
        {
            long now = TimeProvider.GetTimestamp();
            return (new PoolStatistics
            {
                Queued = (int)Math.Min(int.MaxValue, _scheduler.Queued),
                Running = _scheduler.Slots.Count(static slot => slot.Outstanding > 0),
                Uptime = TimeProvider.GetElapsedTime(_createdAt, now),
                Workers = [.. _scheduler.Slots.Select(slot => Describe(slot, now))],
            }, [.. _scheduler.Slots.Select(static slot => slot.Link)]);
        }
    }

    private WorkerStatistics Describe(WorkerSlot slot, long now)
    {
        SlotTimes times = slot.Times;
        TimeSpan busy = Time(times.Of(SlotPhase.Busy, now)), waiting = Time(times.Of(SlotPhase.Waiting, now)), starting = Time(times.Of(SlotPhase.Starting, now));
        TimeSpan all = busy + waiting + starting;
        WorkerInfo worker = Describe(slot);
        IPoolSubmission? running = slot.Outstanding > 0 ? slot[slot.Acked].Submission : null;
        return new WorkerStatistics
        {
            WorkerId = worker.WorkerId,
            ProcessId = worker.ProcessId,
            State = worker.State,
            Since = Time(Math.Max(0, now - times.Since)),
            StartupTime = Time(times.StartTime),
            BusyTime = busy,
            WaitingTime = waiting,
            StartingTime = starting,
            BusyShare = all > TimeSpan.Zero ? busy / all : 0,
            Items = slot.Counts.ItemsFinished,
            Restarts = Math.Max(0, slot.Starts - 1),
            LastExitReason = slot.LastExit,
            CurrentTask = running?.Task.Name,
            CurrentTaskTime = running is null ? null : Time(Math.Max(0, now - StartOf(slot, now))),
        };
    }

    // As the worker says it, where it measures by the pool's clock; else since the item could start.
    private long StartOf(WorkerSlot slot, long now)
    {
        long started = Math.Max(slot.LastEnd, slot[slot.Acked].SentAt);
        long said = ReferenceEquals(TimeProvider, TimeProvider.System) ? slot.Link?.StartedAt ?? 0 : 0;
        return said <= now ? Math.Max(started, said) : started;
    }

    private TimeSpan Time(long ticks) => TimeProvider.GetElapsedTime(0, ticks);
}
