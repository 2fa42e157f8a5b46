using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>A stream: items pulled from a source as the consumer makes room, results as they come or in the source's order.</summary>
internal sealed partial class StreamSubmission<TArguments, TResult> : StreamBuffer<TResult>, IPoolSubmission
{
    private readonly PoolTask<TArguments, TResult> _task;
    private readonly bool _ordered;
    private readonly EncodedItems _items;
    private readonly ItemEncoder<TArguments, TResult> _encoder;
    private RepeatedArrayWatch _repeated;
    private readonly SemaphoreSlim _room = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _token;
    // Guards how much was pulled against the stream's being cut.
    private readonly Lock _pulling = new();
    private CancellationTokenRegistration _registration;

    // What those who wait for the end have seen of the consumer.
    private long _seenAt;
    private long _seenYielded;
    private ISubmissionHost? _host;
    private int _sourceWaits;
    private int _stopped;
    private long _pulled;
    private long _ended;
    private int _sourceEnded;
    private int _finished;

    // How items end that the engine never takes: as cancelled, unless it has given up.
    private volatile ItemOutcome _untaken = ItemOutcome.Cancelled;

    internal StreamSubmission(PoolTask<TArguments, TResult> task, bool ordered, int? chunkSize, int bufferSize, CancellationToken token,
        IProgress<MapProgress>? progress = null, object? itemProgress = null)
        : base(bufferSize)
    {
        _task = task;
        _ordered = ordered;
        _token = token;
        _items = new EncodedItems(task.ArgumentsSize);
        _encoder = new ItemEncoder<TArguments, TResult>(task);
        FixedChunkSize = Math.Min(chunkSize ?? 0, bufferSize);
        if (progress is null && itemProgress is null) return;
        _itemProgress = itemProgress;
        _handlers = new SerialQueue(Work);
        if (progress is not null) _reporter = new MapReporter(progress, -1, _handlers);
    }

    public PoolTask Task => _task;

    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    public bool IsSingle => false;

    bool IPoolSubmission.IsStream => true;

    public int FixedChunkSize { get; }

    public int LargestChunk => Math.Max(1, FixedChunkSize > 0 ? FixedChunkSize : Capacity / Math.Max(1, 2 * _host!.WorkerCount));

    public int Available => IsCancelled ? 0 : _items.Count;

    public bool CallerWaits => false;

    public long? Remaining => Volatile.Read(ref _sourceEnded) != 0 || IsCancelled ? Available : null;

    public bool IsCancelled => Volatile.Read(ref _stopped) != 0;

    /// <summary>Fires when the source should give nothing more.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Whether the source may be asked for an item without pulling more than the consumer has made room for.</summary>
    internal bool HasRoom => _pulled - Yielded < Capacity && _items.HasRoom;

    /// <summary>Whether the source should give nothing more.</summary>
    internal bool IsOver => IsCancelled || Volatile.Read(ref _sourceEnded) != 0;

    public void Attach(ISubmissionHost host)
    {
        _host = host;
        _repeated = new RepeatedArrayWatch(host, _task);
        _encoder.Limit = host.MaxPayloadBytes;
        _encoder.Repeated = _repeated.Arrays;
        if (_handlers is not null) _handlers.Scope.Host = host;
        _registration = _token.UnsafeRegister(
            static state =>
            {
                var stream = (StreamSubmission<TArguments, TResult>)state!;
                stream.Break(new OperationCanceledException("The stream was cancelled.", stream._token));
                stream.Stop();
            },
            this);
    }

    internal override void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        StopSource(new ObjectDisposedException(nameof(PoolStream<>), "The stream was disposed."));
        _host?.Cancel(this);
    }

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        int count = _items.DequeueInto(buffer, maximumItems, maximumBytes, out firstIndex);
        WakeSource();
        return count;
    }

    public void Want(int items) => _items.Want(items);

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        if (IsReadOffThread)
        {
            ReadOffThread(index, result.ReadBytes(result.Remaining).ToArray());
            return;
        }

        Read(index, ref result);
        WakeConsumer();
        ItemsEnded(1);
    }

    // With one worker, results without order come in the source's order nevertheless.
    private void ReadOffThread(long index, byte[] result)
    {
        long place = _ordered || _host!.WorkerCount == 1 ? PlaceOf(index) : -1;
        Defer(() =>
        {
            var reader = new PayloadReader(result);
            Read(index, ref reader, place);
            WakeConsumer();
        });
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        int size = _task.ResultSize;
        if (IsReadOffThread)
        {
            ReadManyOffThread(firstIndex, count, results);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            var reader = new PayloadReader(results.Slice(i * size, size));
            Read(firstIndex + i, ref reader);
        }

        WakeConsumer();
        ItemsEnded(count);
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        if (_itemProgress is not null)
        {
            FailBehindReports(firstIndex, count, failure);
            return;
        }

        for (int i = 0; i < count; i++) PutFailure(PlaceOf(firstIndex + i), firstIndex + i, failure);
        WakeConsumer();
        ItemsEnded(count);
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        long place = PlaceOf(index);
        byte[] copy = failure.ToArray();
        Defer(() =>
        {
            PutFailure(place, index, RemoteFailure.Read(_task, copy, envelope.Origin));
            WakeConsumer();
        });
    }

    public void Cancel(long firstIndex, int count) =>
        Fail(firstIndex, count, new OperationCanceledException("The item was cancelled.", _token));

    public void CancelRemaining()
    {
        int dropped = _items.Close();
        _host.CountEnds(_task, ItemOutcome.Cancelled, dropped);
        ItemsEnded(dropped);
    }

    public void EndEmpty()
    {
    }

    public void CutIfUnread(TimeSpan unread)
    {
        // Who waits for the pool's end does what is left to do, as a consumer would.
        while (Work.TryRunOne(withCallbacks: false))
        {
        }

        long now = _host!.TimeProvider.GetTimestamp();
        if (_seenAt == 0 || Yielded != _seenYielded || IsBeingRead)
        {
            (_seenAt, _seenYielded) = (now, Yielded);
            return;
        }

        if (_host.TimeProvider.GetElapsedTime(_seenAt, now) < unread || Volatile.Read(ref _sourceEnded) != 0) return;
        EndSource(new PoolNotRunningException(
            $"The pool was closed, and nobody had read the stream for {unread}: it was cut. What had been pulled was finished and given out."));
        WakeSource();
    }

    public bool TryRefuse()
    {
        _registration.Unregister();
        return Interlocked.Exchange(ref _finished, 1) == 0;
    }

    public void Abandon(Exception failure)
    {
        Interlocked.Exchange(ref _stopped, 1);
        _untaken = ItemOutcomes.Of(failure);
        _host.CountEnds(_task, _untaken, _items.Close());
        StopSource(failure);
        End(complete: false);
    }

    // What was yielded is there for the source before this looks whether it waits; it says that it waits before it looks at what was yielded.
    protected override void OnYielded()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sourceWaits) != 0 && _pulled - Yielded <= Capacity / 2) WakeSource();
    }

    private void StopSource(Exception failure)
    {
        _registration.Unregister();
        Break(failure);
        ThreadPool.UnsafeQueueUserWorkItem(static stopping => StopAsyncSource(stopping), _stopping, preferLocal: false);
        WakeSource();
    }

    // Registrations on the token are the user's code. The stream is over: nobody is left to be told of what they throw.
    private static void StopAsyncSource(CancellationTokenSource stopping)
    {
        try
        {
            stopping.Cancel();
        }
        catch (AggregateException)
        {
        }
    }

    private long PlaceOf(long index) => _ordered ? index : NextArrival();

    // The place is taken when the result is there: one that does not arrive leaves no gap.
    private void Read(long index, ref PayloadReader result, long place = -1)
    {
        try
        {
            TResult value = _task.ReadResult(ref result);
            result.EnsureEnd();
            Put(place < 0 ? PlaceOf(index) : place, index, value, null);
        }
        catch (Exception e) when (e is not PayloadInterruptedException)
        {
            PutFailure(place < 0 ? PlaceOf(index) : place, index, PayloadFailure.OfResult(e, _task.Name));
        }
    }

    private void PutFailure(long place, long index, Exception failure)
    {
        _reporter?.AddFailed(1);
        Put(place, index, default, failure);
    }

    // The stream has ended once its source has, and every item that was pulled has its outcome.
    private void ItemsEnded(int items)
    {
        long ended = Interlocked.Add(ref _ended, items);
        if (items > 0) _reporter?.Report(ended);
        if (Volatile.Read(ref _sourceEnded) != 0 && ended == Volatile.Read(ref _pulled)) End(complete: true);
    }

    private void End(bool complete)
    {
        if (Interlocked.Exchange(ref _finished, 1) != 0) return;
        if (complete) EndReports();
        _repeated.Tell();
        _host!.Ended(this);
    }
}
