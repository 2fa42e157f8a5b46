using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Whether a host runs a task.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.CheckReply")]
internal sealed class CheckReply
{
    /// <summary>Whether the session is there.</summary>
    [Id(0)]
    public SessionAnswer Answer { get; init; }

    /// <summary>What the host has otherwise than the caller; null where it runs the task.</summary>
    [Id(1)]
    public string? Difference { get; init; }

    /// <summary>Which build of the task's assembly the host has.</summary>
    [Id(2)]
    public string Build { get; init; } = "";
}
