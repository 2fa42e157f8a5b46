using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>What it is to the engine, and to the submission inside: each the other, with a look at what passes.</summary>
internal sealed partial class TracedSubmission : IPoolSubmission, ISubmissionHost
{
    private ISubmissionHost? _host;

    public PoolTask Task => _inner.Task;

    public SubmissionEnvelope Envelope
    {
        get => _inner.Envelope;
        set => _inner.Envelope = value;
    }

    public bool IsSingle => _inner.IsSingle;

    bool IPoolSubmission.IsOneCall => _inner.IsOneCall;

    bool IPoolSubmission.IsStream => _inner.IsStream;

    public bool EndsAsOne => _inner.EndsAsOne;

    bool IPoolSubmission.TellsItsEnds => _inner.TellsItsEnds;

    public bool CallerWaits => _inner.CallerWaits;

    public int FixedChunkSize => _inner.FixedChunkSize;

    public int LargestChunk => _inner.LargestChunk;

    public bool IsCancelled => _inner.IsCancelled;

    public int Available => _inner.Available;

    public long? Remaining => _inner.Remaining;

    int ISubmissionHost.WorkerCount => _host!.WorkerCount;

    long ISubmissionHost.MaxPayloadBytes => _host!.MaxPayloadBytes;

    TimeProvider ISubmissionHost.TimeProvider => _host!.TimeProvider;

    ISubmissionHost ISubmissionHost.Engine => _host!.Engine;

    void ISubmissionHost.NoteEnds(ItemOutcome outcome, int items) => NoteEnds(outcome, items);

    public void Attach(ISubmissionHost host)
    {
        _host = host;
        _inner.Attach(this);
    }

    public bool TryRefuse() => _inner.TryRefuse();

    public void CutIfUnread(TimeSpan unread) => _inner.CutIfUnread(unread);

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex) =>
        _inner.EncodeNext(buffer, maximumItems, maximumBytes, out firstIndex);

    public void Want(int items) => _inner.Want(items);

    public void CancelRemaining() => _inner.CancelRemaining();

    // A call's activities have ended before whoever waits for it goes on; what is still arriving may not arrive.
    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        if (result.IsArriving)
        {
            CompleteArriving(index, ref result, envelope);
            return;
        }

        Record(index, 1, ItemOutcome.Ok);
        Told();
        _inner.Complete(index, ref result, envelope);
    }

    private void CompleteArriving(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        Count(index, 1);
        try
        {
            _inner.Complete(index, ref result, envelope);
        }
        catch (Exception e) when (!Undelivered.IsSubmissionsOwn(e))
        {
            Count(index, -1);
            throw;
        }

        lock (_gate)
        {
            if (Find(index) is { } execution && execution.Done >= execution.Count) Close(execution);
        }

        Flush();
    }

    private void Count(long index, int items)
    {
        lock (_gate)
        {
            _counts[(int)ItemOutcome.Ok] += items;
            if (Find(index) is { } execution) execution.Done += items;
        }
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        Record(firstIndex, count, ItemOutcome.Ok);
        Told();
        _inner.CompleteMany(firstIndex, count, results, envelope);
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        Record(firstIndex, count, ItemOutcomes.Of(failure), Read(failure));
        Told();
        _inner.Fail(firstIndex, count, failure);
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        var note = new FailureNote(_engine.TimeProvider.GetUtcNow(), Task.Name, index, envelope.Origin.WorkerId, envelope.Origin.ProcessId, failure.ToArray(), null);
        Record(index, 1, ItemOutcome.Error, FailureReading.Read(note));
        Told();
        _inner.Fail(index, failure, envelope);
    }

    public void Cancel(long firstIndex, int count)
    {
        Record(firstIndex, count, ItemOutcome.Cancelled);
        Told();
        _inner.Cancel(firstIndex, count);
    }

    public void Report(long index, ReadOnlySpan<byte> progress) => _inner.Report(index, progress);

    public void EndEmpty() => _inner.EndEmpty();

    public void Abandon(Exception failure)
    {
        lock (_gate)
        {
            ItemOutcome outcome = ItemOutcomes.Of(failure);
            _failure ??= Read(failure);

            // A call that waited to be started again ends with this, and not with what it had failed with.
            if (_inner.IsOneCall) Array.Clear(_counts);
            foreach (TraceExecution execution in _open)
            {
                if (execution.Outcome == ItemOutcome.Ok) execution.Outcome = outcome;
                execution.Failure ??= _failure;

                // Its other items have not run.
                if (execution.LostIndex >= 0) execution.Done = (int)(execution.LostIndex + 1 - execution.FirstIndex);
            }

            if (_inner.IsOneCall) _counts[(int)outcome] = 1;
        }

        if (IsSingle) End();
        _inner.Abandon(failure);
    }

    void ISubmissionHost.Cancel(IPoolSubmission submission) => _host!.Cancel(this);

    void ISubmissionHost.Offer(IPoolSubmission submission) => _host!.Offer(this);

    void ISubmissionHost.Ended(IPoolSubmission submission)
    {
        End();
        _host!.Ended(this);
    }

    private void Told()
    {
        if (IsSingle) End();
        else Flush();
    }
}
