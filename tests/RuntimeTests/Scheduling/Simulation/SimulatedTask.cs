using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A descriptor that is only looked at: the simulated worker does the work.</summary>
internal sealed class SimulatedTask<TArgumentsCodec, TResultCodec>(ulong id, string name)
    : SyncPoolTask<long, TArgumentsCodec, long, TResultCodec>(id, name, PayloadTraits.None)
    where TArgumentsCodec : ICodec<long>
    where TResultCodec : ICodec<long>
{
    protected override long Invoke(long arguments, TaskCall call) => throw new NotSupportedException();
}
