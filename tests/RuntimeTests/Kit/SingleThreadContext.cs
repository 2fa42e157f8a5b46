using System.Collections.Concurrent;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A synchronization context with one thread, as user interfaces have.</summary>
internal sealed class SingleThreadContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

    internal SingleThreadContext() => new Thread(() =>
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _posted.GetConsumingEnumerable()) callback(state);
    })
    { IsBackground = true }.Start();

    internal T Run<T>(Func<Task<T>> function)
    {
        var done = new TaskCompletionSource<T>();
        Post(
            async _ =>
            {
                try
                {
                    done.SetResult(await function());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            null);
        return done.Task.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    public void Dispose() => _posted.CompleteAdding();
}
