namespace PoolGen.Orleans.Scheduling;

/// <summary>What a host says of itself when a session with it is opened.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Slots">How many items it runs at once; at least 1.</param>
/// <param name="Build">Which build it is, for people.</param>
internal sealed record HostFacts(string Name, int Slots, string Build);
