using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A caller tells a task's definition, and by which number operations name it.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.CheckRequest")]
internal sealed class CheckRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public SessionId Session { get; init; }

    /// <summary>The task's number in this session.</summary>
    [Id(1)]
    public int Task { get; init; }

    /// <summary>The encoded definition.</summary>
    [Id(2)]
    public byte[] Definition { get; init; } = [];

    /// <summary>The task's contract, as the caller has it.</summary>
    [Id(3)]
    public string Contract { get; init; } = "";

    /// <summary>Whether another build of the task's assembly will not do.</summary>
    [Id(4)]
    public bool RequireSameBuild { get; init; }
}
