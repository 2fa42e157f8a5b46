namespace PoolGen.Logs;

/// <summary>The categories of what a pool logs.</summary>
internal static class LogCategories
{
    /// <summary>What happens to a pool and its workers.</summary>
    internal const string Pool = "PoolGen.Pool";

    /// <summary>What workers print.</summary>
    internal const string Worker = "PoolGen.Worker";

    /// <summary>What tasks log, with the task's name behind it.</summary>
    internal const string TaskPrefix = "PoolGen.Task.";
}
