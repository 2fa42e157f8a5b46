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

    /// <summary>The session's id, which the caller has chosen.</summary>
    [Id(1)]
    public Guid Session { get; init; }

    /// <summary>The caller, for logs: pool, machine and process.</summary>
    [Id(2)]
    public string Caller { get; init; } = "";

    /// <summary>How long the caller may be silent before the host gives the session up.</summary>
    [Id(3)]
    public TimeSpan CallerLossGrace { get; init; }
}
