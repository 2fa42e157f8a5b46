using System.Diagnostics;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Stands between a submission and its engine while a trace records it: what is not recorded has none, and pays nothing.</summary>
/// <remarks>
/// Lock order: the engine's own lock, then the one here. Activities are told to listeners, which are the user's code, under neither.
/// </remarks>
internal sealed partial class TracedSubmission
{
    private readonly Lock _gate = new();
    private readonly IPoolSubmission _inner;
    private readonly PoolEngine _engine;
    private readonly Activity _client;
    private readonly long[] _counts = new long[ItemOutcomes.Count];
    private readonly List<TraceExecution> _open;

    // What goes with the next frame, and the span in it, once it was asked for. Guarded by the engine's lock.
    private readonly byte[] _context;
    private string? _nextSpan;

    // Failures of items that may be started again.
    private Dictionary<long, ItemOutcome>? _failed;
    private List<TraceExecution>? _ended;
    private bool _isOver;
    private bool _isStopped;
    private PoolFailure? _failure;

    internal TracedSubmission(IPoolSubmission inner, PoolEngine engine, Activity client)
    {
        _inner = inner;
        _engine = engine;
        _client = client;
        _open = new List<TraceExecution>(capacity: 1);
        _context = TraceContext.Write(client, inner.Task.ExecutionName);
    }

    /// <summary>What goes with the next frame: the same until it is <see cref="Sent"/>. It may be asked for often, since a frame may find no room.</summary>
    internal byte[] NextContext()
    {
        if (_nextSpan is null)
        {
            ActivitySpanId span = SpanIdentity.IsSupported ? ActivitySpanId.CreateRandom() : _client.SpanId;
            TraceContext.SetSpan(_context, span);
            _nextSpan = span.ToHexString();
        }

        return _context;
    }

    /// <summary>A frame was written, with the next context: items that were sent before, and have not ended, run here instead.</summary>
    internal void Sent(int workerId, int processId, long firstIndex, int count, int attempt, long sentAt)
    {
        var execution = new TraceExecution(_nextSpan!, sentAt, workerId, processId, firstIndex, attempt) { Count = count };
        _nextSpan = null;
        lock (_gate)
        {
            for (int i = _open.Count - 1; i >= 0; i--) MoveItems(_open[i], execution);

            for (long index = execution.FirstIndex; _failed is { Count: > 0 } && index < execution.FirstIndex + execution.Count; index++)
            {
                if (!_failed.Remove(index, out ItemOutcome outcome)) continue;
                _counts[(int)outcome]--;
                AddEvent("poolgen.retry", execution.Attempt, execution.WorkerId);
            }

            _open.Add(execution);
        }
    }

    /// <summary>The worker has measured an item.</summary>
    internal void Measured(long index, long startedAt, long duration)
    {
        lock (_gate)
        {
            if (Find(index) is not { } execution) return;
            if (execution.StartedAt == 0) execution.StartedAt = startedAt;
            if (execution.Count == 1) execution.EndedAt = startedAt + duration;
        }
    }

    /// <summary>An item's worker has died while it ran. How the item ends, or that it is started again, is told next.</summary>
    internal void Lost(long index, long startedAt, ItemOutcome outcome)
    {
        lock (_gate)
        {
            if (Find(index) is not { } execution) return;
            if (execution.StartedAt == 0) execution.StartedAt = startedAt;
            execution.EndedAt = Stopwatch.GetTimestamp();
            execution.Outcome = outcome;
            execution.LostIndex = index;
            AddEvent(outcome == ItemOutcome.Lost ? "poolgen.worker.lost" : "poolgen.worker.killed", execution.Attempt, execution.WorkerId);
        }
    }

    /// <summary>An item has ended with its worker, and with a pool that goes no further.</summary>
    internal void Abandoned(long index, long startedAt)
    {
        lock (_gate)
        {
            if (Find(index) is not { } execution) return;
            if (execution.StartedAt == 0) execution.StartedAt = startedAt;
            execution.LostIndex = index;
        }
    }

    /// <summary>The engine did not accept it.</summary>
    internal void Refused(Exception reason)
    {
        lock (_gate)
        {
            _failure ??= Read(reason);
            _counts[(int)ItemOutcome.Error]++;
            _isOver = true;
        }

        Flush();
    }

    /// <summary>Items that the engine told no outcome of have ended.</summary>
    internal void NoteEnds(ItemOutcome outcome, int items)
    {
        lock (_gate)
        {
            if (!_inner.IsOneCall || _counts.Sum() == 0) _counts[(int)outcome] += items;
        }
    }

    // What both have, and has not ended in the earlier one, the later one has from now on. An item that failed has ended, though it is started again.
    private void MoveItems(TraceExecution earlier, TraceExecution later)
    {
        long end = Math.Min(earlier.FirstIndex + earlier.Count, later.FirstIndex + later.Count);
        long moved = Math.Max(earlier.FirstIndex, later.FirstIndex);
        while (moved < end && _failed?.ContainsKey(moved) == true) moved++;
        if (moved >= end) return;
        if (later.Attempt > earlier.Attempt) AddEvent("poolgen.retry", later.Attempt, later.WorkerId);
        earlier.Count = (int)(moved - earlier.FirstIndex);

        // It has run, though it has no outcome.
        if (later.Contains(earlier.LostIndex)) earlier.Done++;
        if (earlier.Done >= earlier.Count) Close(earlier);
    }

    private TraceExecution? Find(long index)
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Contains(index)) return _open[i];
        }

        return null;
    }

    private void Record(long firstIndex, int count, ItemOutcome outcome, PoolFailure? failure = null)
    {
        lock (_gate)
        {
            _counts[(int)outcome] += count;
            _failure ??= failure;
            for (long index = firstIndex; index < firstIndex + count;)
            {
                if (outcome != ItemOutcome.Ok && _inner is { IsSingle: false }) (_failed ??= [])[index] = outcome;
                if (Find(index) is not { } execution)
                {
                    index++;
                    continue;
                }

                // Results come in runs, within one frame.
                int items = outcome == ItemOutcome.Ok ? (int)Math.Min(firstIndex + count, execution.FirstIndex + execution.Count) - (int)index : 1;
                execution.Done += items;
                index += items;
                if (execution.Outcome == ItemOutcome.Ok) execution.Outcome = outcome;
                execution.Failure ??= failure;
                if (execution.Done >= execution.Count) Close(execution);
            }
        }
    }

    private void Close(TraceExecution execution)
    {
        _open.Remove(execution);
        if (execution.HasRun) (_ended ??= new List<TraceExecution>(capacity: 1)).Add(execution);
    }

    private void AddEvent(string name, int attempt, int workerId) => _client.AddEvent(new ActivityEvent(name, tags: new ActivityTagsCollection
    {
        ["poolgen.attempt"] = attempt,
        ["poolgen.worker"] = workerId,
    }));

    private void End()
    {
        lock (_gate) _isOver = true;
        Flush();
    }

    // Listeners are the user's code: they run where nothing is held.
    private void Flush()
    {
        if (_engine.HoldsLock)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static traced => traced.Flush(), this, preferLocal: false);
            return;
        }

        List<TraceExecution>? ended;
        bool stops;
        lock (_gate)
        {
            while (_isOver && _open.Count > 0) Close(_open[0]);
            ended = _ended;
            _ended = null;
            stops = _isOver && !_isStopped;
            _isStopped |= stops;
        }

        foreach (TraceExecution execution in ended ?? []) execution.Emit(_client, _engine.Name, Task, _inner.IsOneCall);
        if (stops) StopClient();
    }

    private void StopClient()
    {
        int worst = Array.FindIndex(_counts, 1, static count => count > 0);
        var outcome = (ItemOutcome)Math.Max(0, worst);
        _client.AddTag("poolgen.outcome", OutcomeNames.Of(outcome));
        if (!_inner.IsOneCall)
        {
            _client.SetTag("poolgen.items", _counts.Sum());
            for (int i = 0; i < _counts.Length; i++)
            {
                if (_counts[i] > 0) _client.SetTag($"poolgen.items.{OutcomeNames.Of((ItemOutcome)i)}", _counts[i]);
            }
        }

        if (outcome is not (ItemOutcome.Ok or ItemOutcome.Cancelled)) _client.SetStatus(ActivityStatusCode.Error, _failure?.Message);
        PoolTracer.Stop(_client);
    }

    private PoolFailure Read(Exception failure) => FailureReading.Read(new FailureNote(_engine.TimeProvider.GetUtcNow(), Task.Name, -1, -1, 0, null, failure));
}
