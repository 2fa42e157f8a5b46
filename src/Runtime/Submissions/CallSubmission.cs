using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>One call: its own result, and all that is allocated for it.</summary>
internal sealed class CallSubmission<TArguments, TResult>(
    PoolTask<TArguments, TResult> task, TArguments arguments, ResultHandlers<TResult>? handlers, bool callerWaits = false)
    : Submission<TResult>(handlers)
{
    private TArguments _arguments = arguments;
    private bool _isEncoded;

    public override PoolTask Task => task;

    public override bool IsSingle => true;

    public override bool CallerWaits => callerWaits;

    public override int Available => _isEncoded || IsCancelRequested ? 0 : 1;

    public override long? Remaining => Available;

    public override int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        firstIndex = 0;
        _isEncoded = true;
        try
        {
            var writer = new PayloadWriter(buffer);
            task.WriteArguments(ref writer, _arguments);
            writer.Complete();
        }
        catch (Exception e)
        {
            throw PayloadFailure.OfArguments(e, task.Name);
        }

        _arguments = default!;
        return 1;
    }

    public override void CancelRemaining()
    {
        if (!_isEncoded) FinishCancelled(isCounted: false);
    }

    public override void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        if ((task.Traits & PayloadTraits.ResultRunsUserCode) == 0) Read(ref result);
        else ReadOffThread(result.ReadBytes(result.Remaining).ToArray());
    }

    public override void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        var reader = new PayloadReader(results);
        Complete(firstIndex, ref reader, envelope);
    }

    public override void Fail(long firstIndex, int count, Exception failure) => FinishFailed(failure, ItemOutcomes.Of(failure));

    public override void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        byte[] copy = failure.ToArray();
        Defer(() => FinishFailed(RemoteFailure.Read(task, copy, envelope.Origin), ItemOutcome.Error));
    }

    public override void Cancel(long firstIndex, int count) => FinishCancelled(isCounted: false);

    public override void Report(long index, ReadOnlySpan<byte> progress)
    {
        if (Handlers is not { Progress: { } target, Queue: { } queue }) return;
        byte[] copy = progress.ToArray();
        queue.Post(() =>
        {
            try
            {
                var reader = new PayloadReader(copy);
                task.Report(target, ref reader);
            }
            catch (Exception)
            {
                // A progress handler that throws is ignored.
            }
        });
    }

    public override void Abandon(Exception failure) => FinishFailed(failure, ItemOutcomes.Of(failure));

    // Closures stand apart from what runs for each call: they are allocated where their method begins.
    private void ReadOffThread(byte[] result) => Defer(() =>
    {
        var reader = new PayloadReader(result);
        Read(ref reader);
    });

    private void Read(ref PayloadReader result)
    {
        TResult value;
        try
        {
            value = task.ReadResult(ref result);
            result.EnsureEnd();
        }
        catch (Exception e) when (e is not PayloadInterruptedException)
        {
            FinishFailed(PayloadFailure.OfResult(e, task.Name));
            return;
        }

        Finish(value);
    }
}
