namespace PoolGen;

/// <summary>The result of work under way.</summary>
public abstract class AsyncResult<T> : AsyncResult
{
    /// <summary>Awaits the end.</summary>
    public new System.Runtime.CompilerServices.TaskAwaiter<T> GetAwaiter() => throw new NotImplementedException();

    /// <summary>Blocks until the end.</summary>
    public new T Get() => throw new NotImplementedException();
}
