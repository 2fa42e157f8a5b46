using PoolGen.Extensibility;
using PoolGen.CompilerServices;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.WorkerHost;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>The closed set of the tasks that the fuzzed worker has.</summary>
internal sealed class TwoTasks : ITaskResolver
{
    internal static EchoTask<long, UnmanagedCodec<long>> Number { get; } = new(ReferenceFrames.Number);

    internal static EchoTask<byte[], ArrayCodec<byte, UnmanagedCodec<byte>>> Block { get; } = new(ReferenceFrames.Block);

    public PoolTask Resolve(TaskDefinition definition) => definition.Id switch
    {
        ReferenceFrames.Number => Number,
        ReferenceFrames.Block => Block,
        _ => throw new PoolException("There is no such task."),
    };
}
