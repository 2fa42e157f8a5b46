namespace PoolGen.Tasks;

/// <summary>What the caller wants to hear of a result: at most one object, and none where the caller gave nothing.</summary>
internal sealed class ResultHandlers<T>
{
    internal Action<T>? Callback { get; init; }

    internal Action? Done { get; init; }

    internal Action<Exception>? ErrorCallback { get; init; }

    internal object? Progress { get; init; }

    internal CancellationToken CancellationToken { get; init; }

    internal CancellationTokenRegistration Registration { get; set; }

    /// <summary>What the error callback threw.</summary>
    internal Exception? CallbackFailure { get; set; }

    /// <summary>Runs the caller's code in order, off the readers' threads; null while there is none to run.</summary>
    internal SerialQueue? Queue { get; set; }

    internal bool HasCallbacks => Callback is not null || Done is not null || ErrorCallback is not null;

    internal static ResultHandlers<T>? Of(
        Action<T>? callback, Action? done, Action<Exception>? errorCallback, object? progress, CancellationToken cancellationToken)
    {
        if (callback is null && done is null && errorCallback is null && progress is null && !cancellationToken.CanBeCanceled) return null;
        return new ResultHandlers<T>
        {
            Callback = callback,
            Done = done,
            ErrorCallback = errorCallback,
            Progress = progress,
            CancellationToken = cancellationToken,
            Queue = progress is null && callback is null && done is null && errorCallback is null ? null : new SerialQueue(),
        };
    }
}
