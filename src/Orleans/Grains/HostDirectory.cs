using Orleans.GrainDirectory;
using Orleans.Runtime;

namespace PoolGen.Orleans.Grains;

/// <summary>Where hosts' grains are: their keys say it, so nothing is stored, and no other silo has to be asked.</summary>
/// <remarks>Orleans' own directory keeps each entry on some silo: one that is frozen would make the hosts whose entries it has look dead.</remarks>
internal sealed class HostDirectory : IGrainDirectory
{
    internal const string Name = "PoolGen.Hosts";

    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    /// <summary>Nothing is registered: the placement decides, by the same key.</summary>
    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult<GrainAddress?>(null);

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;
}
