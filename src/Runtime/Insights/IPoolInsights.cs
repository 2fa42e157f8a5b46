namespace PoolGen;

/// <summary>What a page or a tool can see of a pool. Pools on this machine have it, and so have their views (<see cref="PoolExtensions.With"/>).</summary>
/// <remarks>All members are safe for any thread.</remarks>
public interface IPoolInsights
{
    /// <summary>What the pool knows of its work and its workers now.</summary>
    PoolStatistics GetStatistics();

    /// <summary>The last hundred failures, the oldest first: of the time since somebody has subscribed. Messages may hold the users' data.</summary>
    IReadOnlyList<PoolFailure> GetFailures();

    /// <summary>What ran on which worker, the oldest first: of the time since somebody has subscribed, ten minutes and 50,000 events at most.</summary>
    /// <param name="last">How far back.</param>
    IReadOnlyList<TimelineEvent> GetTimeline(TimeSpan last);

    /// <summary>Keeps failures and the timeline from now on, until what is returned is disposed. While nobody subscribes, nothing is kept.</summary>
    IDisposable Subscribe();
}
