using Orleans;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Grains;

/// <summary>Says which silos are in the cluster. Any silo answers, from what it knows by itself.</summary>
[Alias("PoolGen.IMembersGrain")]
internal interface IMembersGrain : IGrainWithIntegerKey
{
    /// <summary>The silos of the cluster, as the one that answers knows them.</summary>
    [Alias("Get")]
    [ResponseTimeout("00:00:05")]
    Task<MemberInfo[]> GetAsync();
}
