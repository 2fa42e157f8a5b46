using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A caller asks for news, and says which it has.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.CollectRequest")]
internal sealed class CollectRequest
{
    /// <summary>The session.</summary>
    [Id(0)]
    public Guid Session { get; init; }

    /// <summary>The number of the last news that the caller has; 0 for none.</summary>
    [Id(1)]
    public long Acknowledged { get; init; }

    /// <summary>How long to wait where there are none.</summary>
    [Id(2)]
    public TimeSpan Wait { get; init; }

    /// <summary>Whether a debugger is attached to the caller: it may stand still for any time then.</summary>
    [Id(3)]
    public bool IsDebugged { get; init; }
}
