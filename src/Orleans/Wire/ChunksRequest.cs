using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Names chunks of a session.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.ChunksRequest")]
internal sealed class ChunksRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public Guid Session { get; init; }

    /// <summary>The chunks' numbers.</summary>
    [Id(1)]
    public long[] Chunks { get; init; } = [];
}
