using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>Finds a task from its definition, once for each worker and task.</summary>
internal interface ITaskResolver
{
    /// <exception cref="PoolException">There is no such task here; the message says what is missing.</exception>
    PoolTask Resolve(TaskDefinition definition);
}
