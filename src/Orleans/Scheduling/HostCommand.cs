using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Something to be sent to a host, once the lock is left.</summary>
/// <param name="Kind">What.</param>
/// <param name="Host">To whom.</param>
/// <param name="Session">Of which session.</param>
internal sealed record HostCommand(HostCommandKind Kind, HostKey Host, long Session)
{
    /// <summary>The task of a <see cref="HostCommandKind.Check"/>.</summary>
    public PoolTask? Task { get; init; }

    /// <summary>Of a <see cref="HostCommandKind.Operate"/>.</summary>
    public SessionOperation? Operation { get; init; }

    /// <summary>Of a <see cref="HostCommandKind.Take"/>.</summary>
    public TakeRequest? Take { get; init; }

    /// <summary>Of a <see cref="HostCommandKind.Open"/>: how long items may start after the caller was last known to hear the host, in ticks.</summary>
    public long LeaseTime { get; init; }

    /// <summary>Of a <see cref="HostCommandKind.Open"/>: after how much silence of the caller the session ends, in ticks.</summary>
    public long CallerLossGrace { get; init; }
}
