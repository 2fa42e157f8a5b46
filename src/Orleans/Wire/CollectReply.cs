using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A host's news for a session.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.CollectReply")]
internal sealed class CollectReply
{
    /// <summary>Whether the session is there.</summary>
    [Id(0)]
    public SessionState State { get; init; }

    /// <summary>The number of the first of <see cref="News"/>.</summary>
    [Id(1)]
    public long FirstNumber { get; init; }

    /// <summary>The news, each some events as <see cref="NewsWriter"/> writes them.</summary>
    [Id(2)]
    public byte[][] News { get; init; } = [];

    /// <summary>How many of the host's workers are busy.</summary>
    [Id(3)]
    public int Busy { get; init; }

    /// <summary>Whether the host is about to leave and takes no more work.</summary>
    [Id(4)]
    public bool IsDraining { get; init; }

    /// <summary>Whether the host has left: these are the last news.</summary>
    [Id(5)]
    public bool HasLeft { get; init; }
}
