using PoolGen.CompilerServices;
using PoolGen.Engines;
using PoolGen.Serialization;

namespace PoolGen.Tasks;

/// <summary>One call: its own result, and all that is allocated for it.</summary>
internal sealed class SingleCall<TArguments, TResult>(
    PoolTask<TArguments, TResult> task, TArguments arguments, ResultHandlers<TResult>? handlers, bool callerWaits = false)
    : Submission<TResult>(handlers)
{
    private TArguments _arguments = arguments;

    public override PoolTask Task => task;

    public override bool IsSingle => true;

    public override bool CallerWaits => callerWaits;

    public override int Available => 1;

    public override long? Remaining => 1;

    public override int Take(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        firstIndex = 0;
        var writer = new PayloadWriter(buffer);
        task.WriteArguments(ref writer, _arguments);
        writer.Complete();
        _arguments = default!;
        return 1;
    }

    public override bool Complete(long index, ref PayloadReader result)
    {
        if ((task.Traits & PayloadTraits.ResultRunsUserCode) == 0) return Read(ref result);
        ReadOffThread(result.ReadBytes(result.Remaining).ToArray());
        return false;
    }

    public override bool CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results)
    {
        var reader = new PayloadReader(results);
        return Complete(firstIndex, ref reader);
    }

    public override bool Fail(long firstIndex, int count, Exception failure) => FinishFailed(failure);

    public override bool Fail(long index, ReadOnlySpan<byte> failure, TaskOrigin origin)
    {
        byte[] copy = failure.ToArray();
        Defer(() => FinishFailed(RemoteFailure.Read(task, copy, origin)));
        return false;
    }

    public override bool Cancel(long firstIndex, int count) => FinishCancelled();

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

    public override bool Abandon(Exception failure) => FinishFailed(failure);

    // Closures stand apart from what runs for each call: they are allocated where their method begins.
    private void ReadOffThread(byte[] result) => Defer(() =>
    {
        var reader = new PayloadReader(result);
        return Read(ref reader);
    });

    private bool Read(ref PayloadReader result)
    {
        TResult value;
        try
        {
            value = task.ReadResult(ref result);
            result.EnsureEnd();
        }
        catch (Exception e) when (e is not PayloadInterruptedException)
        {
            return FinishFailed(PayloadFailure.Of(e, $"The result of the task '{task.Name}' could not be read"));
        }

        return Finish(value);
    }
}
