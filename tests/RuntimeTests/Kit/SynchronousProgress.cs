namespace PoolGen.RuntimeTests.Kit;

/// <summary>Calls its handler where it is reported to: <see cref="Progress{T}"/> would post elsewhere, out of order.</summary>
internal sealed class SynchronousProgress<T>(Action<T> handler) : IProgress<T>
{
    public void Report(T value) => handler(value);
}
