using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>What a host says of itself.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.OpenReply")]
internal sealed class OpenReply
{
    /// <summary>Why there is no session; null where there is one.</summary>
    [Id(0)]
    public string? Refusal { get; init; }

    /// <summary>The silo's name.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>The machine's name.</summary>
    [Id(2)]
    public string Machine { get; init; } = "";

    /// <summary>How many items it runs at once; 0 for a silo that lends no workers.</summary>
    [Id(3)]
    public int Slots { get; init; }

    /// <summary>The program and its version.</summary>
    [Id(4)]
    public string Build { get; init; } = "";

    /// <summary>The host's process.</summary>
    [Id(5)]
    public int ProcessId { get; init; }

    /// <summary>Whether the silo has no workers at all, and never will in this incarnation.</summary>
    [Id(6)]
    public bool LendsNone { get; init; }
}
