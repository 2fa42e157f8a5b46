using PoolGen.Serialization;

namespace PoolGen.WorkerHost;

/// <summary>What a task's <c>IProgress&lt;T&gt;</c> parameter is in the worker. Reports after the item's end go nowhere.</summary>
internal sealed class ProgressReporter<T, TCodec>(WorkerCall call, uint sequence, int index) : IProgress<T>
    where TCodec : ICodec<T>
{
    public void Report(T value) => call.Report<T, TCodec>(sequence, index, value);
}
