namespace PoolGen.Telemetry;

/// <summary>The names of a pool's tasks, by their numbers.</summary>
/// <param name="figures">Knows all tasks that the pool has seen.</param>
internal sealed class TaskNames(IPoolFigures figures)
{
    private volatile string[] _names = [];

    internal string Of(int task)
    {
        if (task >= _names.Length) _names = [.. figures.ReadCounts().Tasks.Select(static task => task.Name)];
        return _names[task];
    }
}
