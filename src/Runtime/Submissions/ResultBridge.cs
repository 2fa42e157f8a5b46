using System.Diagnostics;

namespace PoolGen.Submissions;

/// <summary>Ends a <see cref="Task{TResult}"/> as the result ends.</summary>
[StackTraceHidden]
internal sealed class ResultBridge<T>(Func<AsyncResult, T> value) : IResultListener
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Task => _source.Task;

    public void OnEnded(AsyncResult result)
    {
        try
        {
            result.ThrowIfFailed();
            _source.TrySetResult(value(result));
        }
        catch (OperationCanceledException cancelled) when (result.Exception is null)
        {
            _source.TrySetCanceled(cancelled.CancellationToken);
        }
        catch (Exception failure)
        {
            _source.TrySetException(failure);
        }
    }
}
