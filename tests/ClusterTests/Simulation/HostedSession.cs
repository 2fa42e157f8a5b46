using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A session at a simulated host, with what its adapter holds around <see cref="HostSession"/>.</summary>
internal sealed class HostedSession(long id, HostSession state, long callerLossGrace, long now)
{
    private bool _hasLapsed;

    internal long Id => id;

    internal HostSession State => state;

    internal Dictionary<long, HostedChunk> Chunks { get; } = [];

    /// <summary>Chunks that may have items to start, in the order in which they came.</summary>
    internal Queue<HostedChunk> Waiting { get; } = new();

    internal List<SimulatedRun> Runs { get; } = [];

    /// <summary>The request that waits for something new, and where its answer goes.</summary>
    internal (TakeRequest Request, Action<TakeReply> Answer)? Asked { get; set; }

    /// <summary>When its caller was heard last, and whether that was too long before.</summary>
    internal long HeardAt { get; private set; } = now;

    internal bool HasLapsed(long now) => _hasLapsed |= now - HeardAt >= callerLossGrace;

    internal void Heard(long now)
    {
        HasLapsed(now);
        HeardAt = now;
    }

    /// <summary>The caller has given it up because the host was silent.</summary>
    internal bool IsGivenUp { get; set; }
}
