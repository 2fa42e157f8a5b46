using Microsoft.Extensions.Logging;

namespace PoolGen.WorkerHost;

/// <summary>Gives the tasks of a worker their loggers. Safe for any thread.</summary>
internal interface ITaskLoggers
{
    /// <summary>The logger of a task, the same one each time.</summary>
    /// <param name="handle">Its handle.</param>
    /// <param name="taskName">Its name.</param>
    ILogger Of(uint handle, string taskName);
}
