using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>What is new in a session: the first piece of the encoded reply, and what is not part of it.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.TakeAnswer")]
internal sealed class TakeAnswer
{
    /// <summary>Whether the session is there.</summary>
    [Id(0)]
    public SessionAnswer Answer { get; init; }

    /// <summary>Names the reply where it has more pieces, for <see cref="PieceRequest"/>.</summary>
    [Id(1)]
    public long Reply { get; init; }

    /// <summary>How many bytes the encoded reply has in all.</summary>
    [Id(2)]
    public int Length { get; init; }

    /// <summary>The encoded reply, or its first piece.</summary>
    [Id(3)]
    public byte[] Bytes { get; init; } = [];

    /// <summary>How many of the host's workers are busy.</summary>
    [Id(4)]
    public int Busy { get; init; }

    /// <summary>Whether the host has left: nothing more comes.</summary>
    [Id(5)]
    public bool HasLeft { get; init; }
}
