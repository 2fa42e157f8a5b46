using Orleans;

namespace PoolGen.Orleans.Grains;

/// <summary>A call went to a silo that is no member of the cluster, as the silo that was to send it on knows it.</summary>
[GenerateSerializer]
[Alias("PoolGen.HostGoneException")]
internal sealed class HostGoneException(string message) : Exception(message);
