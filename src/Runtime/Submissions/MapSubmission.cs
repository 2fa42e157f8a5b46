using System.Buffers;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>A map: items from an array, results into one, in the order of the source.</summary>
internal sealed partial class MapSubmission<TArguments, TResult> : Submission<TResult[]>
{
    private readonly PoolTask<TArguments, TResult> _task;
    private readonly TArguments[] _items;
    private readonly TResult[] _results;
    private readonly ItemEncoder<TArguments, TResult> _encoder;
    private RepeatedArrayWatch _repeated;
    private readonly MapReporter? _reporter;
    private readonly object? _itemProgress;
    private readonly EncodedItems? _ahead;
    private readonly Lock _failing = new();
    private readonly MapFailures _failures;
    private int _encoded;
    private long _open;
    private int _cancelledItems;
    private Exception? _abandoned;

    internal MapSubmission(
        PoolTask<TArguments, TResult> task, TArguments[] items, int? chunkSize,
        IProgress<MapProgress>? progress, ResultHandlers<TResult[]>? handlers, bool callerWaits = false, object? itemProgress = null, bool keepsAllFailures = false)
        : base(handlers)
    {
        _itemProgress = itemProgress;
        _failures = new MapFailures(keepsAllFailures ? int.MaxValue : MapFailures.OfFailedMap);
        CallerWaits = callerWaits;
        _task = task;
        _items = items;
        _results = new TResult[items.Length];
        _encoder = new ItemEncoder<TArguments, TResult>(task);
        if (progress is not null) _reporter = new MapReporter(progress, items.Length, handlers!.Queue!);
        _open = items.Length;
        FixedChunkSize = chunkSize ?? 0;

        // Getters of the user's may block or throw: they run ahead on the thread pool, and the engine takes what they have given.
        if ((task.Traits & PayloadTraits.ArgumentsRunUserCode) != 0) _ahead = new EncodedItems(task.ArgumentsSize);
    }

    public override PoolTask Task => _task;

    public override bool IsSingle => false;

    // Whoever follows the progress sees each item.
    public override bool EndsAsOne => _reporter is null;

    public override bool CallerWaits { get; }

    public override int FixedChunkSize { get; }

    public override int Available => IsCancelRequested || _abandoned is not null ? 0 : _ahead?.Count ?? _items.Length - _encoded;

    public override long? Remaining => IsCancelRequested || _abandoned is not null ? 0 : _ahead is null ? _items.Length - _encoded : _items.Length - _ahead.Dequeued;

    public override void Attach(ISubmissionHost host)
    {
        base.Attach(host);
        _repeated = new RepeatedArrayWatch(host, _task);
        _encoder.Limit = host.MaxPayloadBytes;
        _encoder.Repeated = _repeated.Arrays;
        if (_ahead is not null) DeferEncoding();
    }

    /// <summary>What the source threw instead of giving its items: the map's own failure.</summary>
    internal Exception? SourceFailure { get; init; }

    /// <summary>Ends a map of nothing. One that has items ends with them: they may all have been encoded or have failed by the time an engine looks.</summary>
    public override void EndEmpty()
    {
        if (_items.Length > 0) return;
        if (SourceFailure is not null)
        {
            FinishFailed(SourceFailure);
            return;
        }

        _reporter?.Report(0);
        Finish(_results);
    }

    public override int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        if (_ahead is not null)
        {
            int count = _ahead.DequeueInto(buffer, maximumItems, maximumBytes, out firstIndex);
            if (_ahead.NeedsMore) DeferEncoding();
            return count;
        }

        firstIndex = _encoded;
        int most = Math.Min(maximumItems, Available);
        if (_task.ArgumentsSize > 0)
        {
            most = Math.Min(most, Math.Max(1, maximumBytes / _task.ArgumentsSize));
            var writer = new PayloadWriter(buffer);
            _task.WriteManyArguments(ref writer, _items.AsSpan(_encoded, most));
            writer.Complete();
            _encoded += most;
            return most;
        }

        return EncodeOneByOne(buffer, most, maximumBytes, ref firstIndex);
    }

    public override void Want(int items) => _ahead?.Want(items);

    public override void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        if ((_task.Traits & PayloadTraits.ResultRunsUserCode) != 0)
        {
            ReadOffThread(index, result.ReadBytes(result.Remaining).ToArray());
            return;
        }

        Read(index, ref result);
        ItemsEnded(1);
    }

    public override void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        try
        {
            var reader = new PayloadReader(results);
            _task.ReadManyResults(ref reader, _results.AsSpan((int)firstIndex, count));
        }
        catch (Exception)
        {
            // One of them has bits that its type does not allow: find out which.
            int size = _task.ResultSize;
            for (int i = 0; i < count; i++) Read(firstIndex + i, results.Slice(i * size, size));
        }

        ItemsEnded(count);
    }

    public override void Fail(long firstIndex, int count, Exception failure)
    {
        lock (_failing)
        {
            for (int i = 0; i < count; i++) _failures.Add(firstIndex + i, failure);
        }

        _reporter?.AddFailed(count);

        ItemsEnded(count);
    }

    public override void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        byte[] copy = failure.ToArray();
        Defer(() => Fail(index, 1, RemoteFailure.Read(_task, copy, envelope.Origin)));
    }

    public override void Cancel(long firstIndex, int count)
    {
        Interlocked.Add(ref _cancelledItems, count);
        ItemsEnded(count);
    }

    public override void CancelRemaining()
    {
        int notEncoded;
        lock (_failing)
        {
            notEncoded = NotEncoded();
            if (_ahead is null) _encoded = _items.Length;
        }

        if (notEncoded <= 0) return;
        Host.CountEnds(_task, ItemOutcome.Cancelled, notEncoded);
        Cancel(0, notEncoded);
    }

    public override void Abandon(Exception failure)
    {
        // What the engine has taken, it counts by itself.
        if (Interlocked.CompareExchange(ref _abandoned, failure, null) is null) Host.CountEnds(_task, ItemOutcomes.Of(failure), NotEncoded());
        FinishFailed(failure);
    }

    private protected override AggregateException CollectFailures(Exception first)
    {
        lock (_failing)
        {
            return new AggregateException(_failures.IsEmpty ? [first] : _failures.All);
        }
    }

    // The items that the engine has not taken; those that run ahead are dropped.
    private int NotEncoded()
    {
        if (_ahead is null) return _items.Length - _encoded;
        int dropped = _ahead.Close();
        return _items.Length - (int)_ahead.NextToAdd + dropped;
    }

    private int EncodeOneByOne(PayloadBuffer buffer, int most, int maximumBytes, ref long firstIndex)
    {
        int start = buffer.WrittenCount;
        long before = buffer.Length;
        int count = 0;
        while (count < most && buffer.Length - before < maximumBytes)
        {
            // One item alone has no length in front of it.
            if (count == 1) ItemEncoder<TArguments, TResult>.InsertLength(buffer, start);
            Exception? failure = _encoder.TryAppend(buffer, _items[_encoded], withLength: count > 0);
            if (failure is null)
            {
                count++;
                _encoded++;
                continue;
            }

            if (count > 0)
            {
                if (count == 1) buffer.Remove(start, sizeof(int));
                break;
            }

            int failed = _encoded++;
            firstIndex = _encoded;
            most--;
            FailOffThread(failed, failure);
        }

        return count;
    }

    // Closures stand apart from what runs for each item: they are allocated where their scope begins.
    private void ReadOffThread(long index, byte[] result) => Defer(() =>
    {
        Read(index, result);
        ItemsEnded(1);
    });

    // Not on this thread, which holds the engine's lock.
    private void FailOffThread(long index, Exception failure)
    {
        Host.CountEnds(_task, ItemOutcome.Error, 1);
        Defer(() => Fail(index, 1, failure));
    }

    private void Read(long index, ReadOnlySpan<byte> result)
    {
        var reader = new PayloadReader(result);
        Read(index, ref reader);
    }

    private void Read(long index, ref PayloadReader result)
    {
        try
        {
            _results[index] = _task.ReadResult(ref result);
            result.EnsureEnd();
        }
        catch (Exception e) when (e is not PayloadInterruptedException)
        {
            lock (_failing) _failures.Add(index, PayloadFailure.OfResult(e, _task.Name));
            _reporter?.AddFailed(1);
        }
    }

    private void ItemsEnded(int count)
    {
        long left = Interlocked.Add(ref _open, -count);
        _reporter?.Report(_items.Length - left);
        if (left == 0) FinishAll();
    }

    private void FinishAll()
    {
        _repeated.Tell();
        Exception? failure;
        lock (_failing) failure = _failures.IsEmpty ? null : _failures.First;
        if (Volatile.Read(ref _cancelledItems) > 0) FinishCancelled(isCounted: true);
        else if (failure is null) Finish(_results);
        else FinishFailed(failure);
    }
}
