using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Gives back what it gets.</summary>
internal sealed class EchoTask<T, TCodec>(ulong id) : SyncPoolTask<T, TCodec, T, TCodec>(id, "Echo", PayloadTraits.None)
    where TCodec : ICodec<T>
{
    protected override T Invoke(T arguments, TaskCall call) => arguments;
}
