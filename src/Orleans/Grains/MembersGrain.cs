using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Grains;

/// <summary>Reads the membership as this silo knows it.</summary>
[StatelessWorker]
[GrainType("poolgen.members")]
internal sealed class MembersGrain(ISiloStatusOracle oracle) : Grain, IMembersGrain
{
    public Task<MemberInfo[]> GetAsync() => Task.FromResult<MemberInfo[]>(
        [.. oracle.GetApproximateSiloStatuses().Select(static pair => new MemberInfo(pair.Key.ToParsableString(), pair.Value == SiloStatus.Active, pair.Value == SiloStatus.Dead))]);
}
