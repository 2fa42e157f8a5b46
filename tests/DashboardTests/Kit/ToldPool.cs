using PoolGen.Extensibility;

namespace PoolGen.DashboardTests.Kit;

/// <summary>A pool of somebody's own engine, which tells what a test wants.</summary>
internal sealed class ToldPool : IPool, IPoolInsights
{
    private readonly string _name;

    internal ToldPool(string name)
    {
        _name = name;
        PoolRegistry.Add(this);
    }

    public string Name => Refusal is null || !RefusesAll ? _name : throw Refusal;

    public PoolState State
    {
        get => Refusal is null || !RefusesAll ? field : throw Refusal;
        set;
    }

    internal PoolStatistics Statistics { get; set; } = new();

    internal List<PoolFailure> Failures { get; } = [];

    internal List<TimelineEvent> Timeline { get; } = [];

    /// <summary>How many have subscribed.</summary>
    internal int Subscribers { get; private set; }

    /// <summary>What it throws when it is asked.</summary>
    internal Exception? Refusal { get; set; }

    /// <summary>Whether it throws that whatever it is asked, also at the end of a subscription.</summary>
    internal bool RefusesAll { get; init; }

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
        public void Dispose()
        {
            pool.Subscribers--;
            if (pool.RefusesAll) throw pool.Refusal!;
        }
    }
}
