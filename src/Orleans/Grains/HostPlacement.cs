using Orleans.Runtime;

namespace PoolGen.Orleans.Grains;

/// <summary>A host's grain is on the silo that its key names.</summary>
[Serializable]
internal sealed class HostPlacement : PlacementStrategy;
