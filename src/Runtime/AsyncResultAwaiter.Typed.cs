using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen;

/// <summary>Awaits an <see cref="AsyncResult{T}"/>. For the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
public readonly struct AsyncResultAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly AsyncResult<T> _result;

    internal AsyncResultAwaiter(AsyncResult<T> result) => _result = result;

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => _result.IsReady;

    /// <summary>Gives the value or throws the failure.</summary>
    public T GetResult() => _result.Get();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => ResultContinuation.Add(_result, continuation, flowContext: true);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => ResultContinuation.Add(_result, continuation, flowContext: false);
}
