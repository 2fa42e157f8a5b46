using PoolGen.CompilerServices;
using PoolGen.Wire;
using PoolGen.Extensibility;

namespace PoolGen.WorkerHost;

/// <summary>The tasks that this worker has learned, by the small numbers that the parent gave them.</summary>
internal sealed class TaskDirectory(ITaskResolver resolver)
{
    private readonly Dictionary<int, PoolTask> _tasks = [];
    private readonly Dictionary<int, Exception> _missing = [];
    private uint _lastHandle;
    private PoolTask? _lastTask;

    /// <exception cref="PoolException">The task is not to be had here.</exception>
    internal PoolTask Find(uint handle, ReadOnlySpan<byte> definition)
    {
        if (!definition.IsEmpty) Learn(handle, definition);
        if (_lastTask is not null && _lastHandle == handle) return _lastTask;
        if (_missing.TryGetValue((int)handle, out Exception? failure)) throw failure;
        if (!_tasks.TryGetValue((int)handle, out PoolTask? task)) throw new PoolProtocolException($"Task handle {handle} was never defined.");
        (_lastHandle, _lastTask) = (handle, task);
        return task;
    }

    /// <summary>Keeps a definition for the frames to come.</summary>
    internal void Learn(uint handle, ReadOnlySpan<byte> definition)
    {
        _missing.Remove((int)handle);
        _lastTask = null;
        try
        {
            _tasks[(int)handle] = resolver.Resolve(TaskDefinition.FromBytes(definition));
        }
        catch (Exception e)
        {
            _missing[(int)handle] = e;
        }
    }
}
