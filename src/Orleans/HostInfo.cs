namespace PoolGen.Orleans;

/// <summary>A host of a cluster, as this pool sees it at one moment.</summary>
/// <param name="Name">The silo's name.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Address">The silo's address, with the number of its incarnation.</param>
/// <param name="Slots">How many items it runs at once.</param>
/// <param name="Busy">How many of its workers were busy when it last answered, for whichever caller.</param>
/// <param name="Build">The program that it runs, and its version.</param>
/// <param name="Since">Since when this pool has had a session with it.</param>
/// <param name="State">What the pool does with it.</param>
public sealed record HostInfo(string Name, string Machine, string Address, int Slots, int Busy, string Build, DateTimeOffset Since, HostState State);
