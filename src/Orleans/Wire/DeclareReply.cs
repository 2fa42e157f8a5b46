using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Whether a host runs a task.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.DeclareReply")]
internal sealed class DeclareReply
{
    /// <summary>Whether the session is there.</summary>
    [Id(0)]
    public SessionState State { get; init; }

    /// <summary>Why the host does not run the task; null where it does.</summary>
    [Id(1)]
    public string? Refusal { get; init; }
}
