using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Chunks on their way to a host.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.SubmitRequest")]
internal sealed class SubmitRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public Guid Session { get; init; }

    /// <summary>The chunks, or pieces of one.</summary>
    [Id(1)]
    public ChunkMessage[] Chunks { get; init; } = [];
}
