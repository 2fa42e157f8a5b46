using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>What a task's <c>IProgress&lt;T&gt;</c> parameter is in the worker. Reports after the item's end go nowhere.</summary>
/// <param name="call">The call that is under way.</param>
/// <param name="sequence">The frame of its item, where the call serves several.</param>
/// <param name="index">The item's place in that frame.</param>
internal sealed class CallProgress<T, TCodec>(TaskCall call, uint sequence = 0, int index = 0) : IProgress<T>
    where TCodec : ICodec<T>
{
    public void Report(T value) => call.Report<T, TCodec>(sequence, index, value);
}
