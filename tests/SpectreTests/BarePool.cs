using PoolGen.Extensibility;

namespace PoolGen.SpectreTests;

/// <summary>A pool that tells nothing of itself.</summary>
internal sealed class BarePool : IPool
{
    public string Name => "bare";

    public PoolState State => PoolState.Terminated;

    public void Submit(IPoolSubmission submission) => throw new PoolNotRunningException();

    public void Close()
    {
    }

    public void Terminate()
    {
    }

    public void Join()
    {
    }

    public bool Join(TimeSpan timeout) => true;

    public Task JoinAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}
