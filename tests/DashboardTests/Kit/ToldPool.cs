using PoolGen.Extensibility;

namespace PoolGen.DashboardTests.Kit;

/// <summary>A pool of somebody's own engine, which tells what a test wants.</summary>
internal sealed class ToldPool : IPool, IPoolInsights
{
    internal ToldPool(string name)
    {
        Name = name;
        PoolRegistry.Add(this);
    }

    public string Name { get; }

    public PoolState State { get; set; }

    internal PoolStatistics Statistics { get; set; } = new();

    internal List<PoolFailure> Failures { get; } = [];

    internal List<TimelineEvent> Timeline { get; } = [];

    /// <summary>How many have subscribed.</summary>
    internal int Subscribers { get; private set; }

    /// <summary>What it throws when it is asked.</summary>
    internal Exception? Refusal { get; set; }

    public PoolStatistics GetStatistics() => Refusal is null ? Statistics : throw Refusal;

    public IReadOnlyList<PoolFailure> GetFailures() => [.. Failures];

    public IReadOnlyList<TimelineEvent> GetTimeline(TimeSpan last) => [.. Timeline];

    public IDisposable Subscribe()
    {
        Subscribers++;
        return new Subscription(this);
    }

    public void Submit(IPoolSubmission submission) => throw new PoolNotRunningException();

    public void Close() => State = PoolState.Closed;

    public void Terminate() => State = PoolState.Terminated;

    public void Join()
    {
    }

    public bool Join(TimeSpan timeout) => true;

    public Task JoinAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Dispose() => PoolRegistry.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private sealed class Subscription(ToldPool pool) : IDisposable
    {
        public void Dispose() => pool.Subscribers--;
    }
}
