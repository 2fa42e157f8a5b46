using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Kit;

internal static class StubExtensions
{
    /// <summary>Runs a task without parameters many times: maps need something to map over.</summary>
    internal static int[] StarMapOf(this ProcessWorkTasks.ProcessIdTask task, int count)
    {
        AsyncResult<int>[] results = [.. Enumerable.Range(0, count).Select(_ => task.ApplyAsync())];
        return [.. results.Select(result => result.Get())];
    }
}
