using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace PoolGen.Orleans.Grains;

/// <summary>Finds the silo that a host's key names, or says that it is not there.</summary>
internal sealed class HostPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        SiloAddress silo = HostGrainKey.SiloOf(target.GrainIdentity.Key.ToString());
        return Array.IndexOf(context.GetCompatibleSilos(target), silo) >= 0
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new HostGoneException($"The host on silo {silo} is not in the cluster, or not any more."));
    }
}
