using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A caller asks for a session.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.OpenRequest")]
internal sealed class OpenRequest
{
    /// <summary>The caller's <see cref="Protocol.Version"/>.</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>The session, which the caller has named.</summary>
    [Id(1)]
    public SessionId Session { get; init; }

    /// <summary>The caller, for logs: pool, machine and process.</summary>
    [Id(2)]
    public string Caller { get; init; } = "";

    /// <summary>How long items may start after the caller was last known to hear the host.</summary>
    [Id(3)]
    public TimeSpan LeaseTime { get; init; }

    /// <summary>How long the caller may be silent before the host ends the session.</summary>
    [Id(4)]
    public TimeSpan CallerLossGrace { get; init; }

    /// <summary>The largest result that the caller wants, in bytes.</summary>
    [Id(5)]
    public long MaxPayloadBytes { get; init; } = long.MaxValue;
}
