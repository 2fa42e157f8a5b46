namespace PoolGen.Extensibility;

/// <summary>Where an item ran; stands in the <c>Data</c> of its exception.</summary>
/// <param name="WorkerId">The worker's number.</param>
/// <param name="ProcessId">The worker's process.</param>
/// <param name="HostName">The machine or host, where it is not this one.</param>
public readonly record struct TaskOrigin(int WorkerId, int ProcessId, string? HostName = null);
