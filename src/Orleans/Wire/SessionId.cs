using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>Names a session at a host.</summary>
/// <param name="Caller">The caller: one pool in one process.</param>
/// <param name="Number">The caller's number of it.</param>
[GenerateSerializer, Immutable]
[Alias("PoolGen.SessionId")]
internal readonly record struct SessionId([property: Id(0)] Guid Caller, [property: Id(1)] long Number);
