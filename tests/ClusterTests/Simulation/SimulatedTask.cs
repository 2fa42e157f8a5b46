using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A descriptor that is only looked at: the simulated host does the work.</summary>
internal sealed class SimulatedTask<TArgumentsCodec>(ulong id, string name)
    : SyncPoolTask<long, TArgumentsCodec, long, UnmanagedCodec<long>>(id, name, PayloadTraits.None)
    where TArgumentsCodec : ICodec<long>
{
    protected override long Invoke(long arguments, TaskCall call) => throw new NotSupportedException();
}
