using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A caller asks for a further piece of a large reply.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.PieceRequest")]
internal sealed class PieceRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public SessionId Session { get; init; }

    /// <summary>The reply.</summary>
    [Id(1)]
    public long Reply { get; init; }

    /// <summary>Where the piece begins.</summary>
    [Id(2)]
    public int Offset { get; init; }
}
