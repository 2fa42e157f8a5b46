using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A caller asks what is new.</summary>
[GenerateSerializer, Immutable]
[Alias("PoolGen.TakeCall")]
internal sealed class TakeCall
{
    /// <summary>The session.</summary>
    [Id(0)]
    public SessionId Session { get; init; }

    /// <summary>The request's number in its session.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>The number of the last request whose reply the caller has had.</summary>
    [Id(2)]
    public long Heard { get; init; }

    /// <summary>The number of the last event that the caller has had.</summary>
    [Id(3)]
    public long Acknowledged { get; init; }

    /// <summary>How long to wait for something new.</summary>
    [Id(4)]
    public TimeSpan Wait { get; init; }

    /// <summary>Whether a debugger is attached to the caller: it may stand still for any time then.</summary>
    [Id(5)]
    public bool IsDebugged { get; init; }
}
