using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>An operation on its way to a host, or a piece of one.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.OperateRequest")]
internal sealed class OperateRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public SessionId Session { get; init; }

    /// <summary>The operation's number in its session.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>How many bytes the encoded operation has in all.</summary>
    [Id(2)]
    public int Length { get; init; }

    /// <summary>Where this piece begins.</summary>
    [Id(3)]
    public int Offset { get; init; }

    /// <summary>The encoded operation, or a piece of it.</summary>
    [Id(4)]
    public byte[] Bytes { get; init; } = [];
}
