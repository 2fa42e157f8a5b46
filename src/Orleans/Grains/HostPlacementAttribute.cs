using Orleans.Placement;

namespace PoolGen.Orleans.Grains;

/// <summary>Places a grain as <see cref="HostPlacement"/> says.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HostPlacementAttribute() : PlacementAttribute(new HostPlacement());
