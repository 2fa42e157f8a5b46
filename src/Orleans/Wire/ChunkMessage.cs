using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Items that travel together, or a piece of them.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.ChunkMessage")]
internal sealed class ChunkMessage
{
    /// <summary>The chunk's number in its session: from 1, without gaps.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>The task's number in its session.</summary>
    [Id(1)]
    public int Task { get; init; }

    /// <summary>How many items it has.</summary>
    [Id(2)]
    public int Count { get; init; }

    /// <summary>The encoded envelope.</summary>
    [Id(3)]
    public byte[] Envelope { get; init; } = [];

    /// <summary>How many bytes the items have in all.</summary>
    [Id(4)]
    public int Length { get; init; }

    /// <summary>Where this piece begins.</summary>
    [Id(5)]
    public int Offset { get; init; }

    /// <summary>The encoded items, or a piece of them.</summary>
    [Id(6)]
    public byte[] Bytes { get; init; } = [];
}
