namespace PoolGen;

/// <summary>The result of work under way.</summary>
public abstract class AsyncResult
{
    /// <summary>Awaits the end.</summary>
    public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => throw new NotImplementedException();

    /// <summary>Blocks until the end.</summary>
    public void Get() => throw new NotImplementedException();
}
