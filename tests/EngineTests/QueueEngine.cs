using System.Collections.Concurrent;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.EngineTests;

/// <summary>A whole engine: items go through a queue of bytes to threads, as they would through a network to machines.</summary>
internal sealed class QueueEngine : IPool, ISubmissionHost
{
    private readonly Lock _gate = new();
    private readonly BlockingCollection<byte[]> _frames = [];
    private readonly Dictionary<int, IPoolSubmission> _open = [];
    private readonly Dictionary<IPoolSubmission, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Submission, long Index), CancellationTokenSource> _items = [];
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessPoolOptions _options;
    private readonly List<IPoolSubmission> _jobs = [];
    private int _submitted;
    private int _busy;
    private bool _disposed;

    public QueueEngine(ProcessPoolOptions options)
    {
        _options = options;
        WorkerCount = options.Workers ?? 1;
        for (int i = 0; i < WorkerCount; i++)
        {
            int workerId = i;
            new Thread(() => Work(workerId)) { IsBackground = true }.Start();
        }
    }

    public string Name => _options.Name;

    public PoolState State { get; private set; }

    public int WorkerCount { get; }

    public long MaxPayloadBytes => _options.MaxPayloadBytes;

    public TimeProvider TimeProvider => TimeProvider.System;

    public void Submit(IPoolSubmission submission)
    {
        int id;
        lock (_gate)
        {
            if (State != PoolState.Running) throw new PoolNotRunningException();
            _open.Add(id = _submitted++, submission);
            _ids.Add(submission, id);
            if (!submission.IsSingle) _jobs.Add(submission);
        }

        submission.Attach(this);
        if (submission.Remaining == 0 && !submission.IsCancelled) submission.EndEmpty();
        else Feed(id, submission);
    }

    public void Offer(IPoolSubmission submission) => Feed(IdOf(submission), submission);

    public void Ended(IPoolSubmission submission)
    {
        lock (_gate)
        {
            if (_ids.Remove(submission, out int id)) _open.Remove(id);
            _jobs.Remove(submission);
        }

        EndIfDone();
    }

    public void Cancel(IPoolSubmission submission)
    {
        int id = IdOf(submission);
        lock (_gate)
        {
            submission.CancelRemaining();
            foreach ((int, long Index) item in _items.Keys.Where(item => item.Submission == id).ToArray())
            {
                // The one that waits ends now; the one that runs is told.
                if (_items[item] is { } running) running.Cancel();
                else if (_items.Remove(item)) submission.Cancel(item.Index, 1);
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            if (State == PoolState.Running) State = PoolState.Closed;
        }

        EndIfDone();
    }

    public void Terminate()
    {
        IPoolSubmission[] open;
        lock (_gate)
        {
            State = PoolState.Terminated;
            open = [.. _open.Values];
            foreach (CancellationTokenSource? running in _items.Values) running?.Cancel();
            _items.Clear();
        }

        foreach (IPoolSubmission submission in open) submission.Abandon(new PoolTerminatedException("The pool was terminated before the item had ended."));
        EndIfDone();
    }

    public void Join() => Join(Timeout.InfiniteTimeSpan);

    public bool Join(TimeSpan timeout)
    {
        if (CallbackScope.IsInsideOf(this)) throw new InvalidOperationException("Join was called in a callback of the same pool.");
        Task joined = JoinAsync(CancellationToken.None);
        return joined.Wait(timeout);
    }

    public Task JoinAsync(CancellationToken cancellationToken)
    {
        if (_disposed) return Task.CompletedTask;
        if (State == PoolState.Running) throw new InvalidOperationException("The pool is running: call Close or Terminate before Join.");
        return Cutting().WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        Terminate();
        _disposed = true;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    // Streams that nobody reads must not keep the pool from ending.
    private async Task Cutting()
    {
        while (await Task.WhenAny(_gone.Task, Task.Delay(50)).ConfigureAwait(false) != _gone.Task)
        {
            IPoolSubmission[] open;
            lock (_gate) open = [.. _open.Values];
            foreach (IPoolSubmission submission in open) submission.CutIfUnread(_options.ShutdownTimeout);
        }
    }

    private int IdOf(IPoolSubmission submission)
    {
        lock (_gate) return _ids.GetValueOrDefault(submission, -1);
    }

    // Turns items into bytes while there are some, and never more than the workers need.
    private void Feed(int id, IPoolSubmission submission)
    {
        Exception? failure = null;
        lock (_gate)
        {
            using PayloadBuffer buffer = new() { Limit = MaxPayloadBytes };
            while (_open.ContainsKey(id) && submission.Available > 0 && (submission.IsSingle || _items.Keys.Count(item => item.Submission == id) < 2 * WorkerCount))
            {
                buffer.Clear();
                try
                {
                    if (submission.EncodeNext(buffer, 1, int.MaxValue, out long index) == 0) continue;
                    _items.Add((id, index), null!);
                    byte[] definition = TaskDefinition.Of(submission.Task).ToBytes();
                    _frames.Add([.. BitConverter.GetBytes(id), .. BitConverter.GetBytes(index), .. BitConverter.GetBytes(definition.Length), .. definition, .. buffer.WrittenSpan]);
                }
                catch (PayloadException e)
                {
                    failure = e;
                    break;
                }
            }

            if (failure is null && submission.Remaining != 0) submission.Want(1);
        }

        if (failure is not null) submission.Fail(0, 1, failure);
    }

    private void Work(int workerId)
    {
        var runner = new TaskRunner(workerId, MaxPayloadBytes);
        var outcome = new PayloadBuffer();
        var envelope = new OutcomeEnvelope { Origin = new TaskOrigin(workerId, Environment.ProcessId) };
        foreach (byte[] frame in _frames.GetConsumingEnumerable()) Run(frame, runner, outcome, envelope);
    }

    private void Run(byte[] frame, TaskRunner runner, PayloadBuffer outcome, OutcomeEnvelope envelope)
    {
        (int Submission, long Index) item = (BitConverter.ToInt32(frame), BitConverter.ToInt64(frame, 4));
        int definition = BitConverter.ToInt32(frame, 12);
        IPoolSubmission? submission;
        using var cancellation = new CancellationTokenSource();
        lock (_gate)
        {
            // Cancelled or given up while it waited.
            if (!_items.ContainsKey(item) || !_open.TryGetValue(item.Submission, out submission)) return;
            _items[item] = cancellation;
            _busy++;
        }

        OutcomeKind kind = runner.Run(
            TaskDefinition.FromBytes(frame.AsSpan(16, definition)), frame.AsSpan(16 + definition), outcome, submission.Envelope.Attempt,
            report => submission.Report(item.Index, report.Span), cancellation.Token);
        bool counts;
        lock (_gate)
        {
            counts = _items.Remove(item);
            _busy--;
        }

        if (counts) Give(submission, item.Index, kind, outcome, envelope);
        foreach (IPoolSubmission job in Jobs()) Feed(IdOf(job), job);
        EndIfDone();
    }

    private static void Give(IPoolSubmission submission, long index, OutcomeKind kind, PayloadBuffer outcome, OutcomeEnvelope envelope)
    {
        var result = new PayloadReader(outcome.WrittenSpan);
        if (kind == OutcomeKind.Result) submission.Complete(index, ref result, envelope);
        else if (kind == OutcomeKind.Failure) submission.Fail(index, outcome.WrittenSpan, envelope);
        else submission.Cancel(index, 1);
    }

    // Maps and streams: single calls are encoded when they are submitted.
    private IPoolSubmission[] Jobs()
    {
        lock (_gate) return [.. _jobs];
    }

    private void EndIfDone()
    {
        lock (_gate)
        {
            if (State == PoolState.Running || _open.Count > 0 || _busy > 0) return;
            _frames.CompleteAdding();
        }

        _gone.TrySetResult();
    }
}
