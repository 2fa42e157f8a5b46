using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>Looks for large arrays that many items of one map or stream carry, where its engine wants to know.</summary>
internal readonly struct RepeatedArrayWatch
{
    private readonly IHearsOfRepeatedArrays? _engine;
    private readonly PoolTask _task;

    internal RepeatedArrayWatch(ISubmissionHost host, PoolTask task)
    {
        _task = task;
        if (task.ArgumentsSize > 0 || host.Engine is not IHearsOfRepeatedArrays engine || !engine.WantsRepeatedArrays(task)) return;
        _engine = engine;
        Arrays = new RepeatedArrays();
    }

    /// <summary>What the encoder fills; null where nobody wants to know.</summary>
    internal RepeatedArrays? Arrays { get; }

    /// <summary>The map or stream has ended.</summary>
    internal void Tell()
    {
        if (Arrays is { Bytes: > 0 and var bytes }) _engine!.ArraysRepeated(_task, bytes);
    }
}
