using Microsoft.Extensions.Logging;
using PoolGen;

namespace Guide.Logging;

// snippet: logging-tasks
public static class Work
{
    [PoolTask]
    public static int Import(string file)
    {
        ILogger logger = TaskContext.Current!.Logger;
        using (logger.BeginScope("Import of {File}", file))
        {
            logger.LogInformation("Reading {File}", file);
            if (file.EndsWith(".old", StringComparison.Ordinal)) logger.LogWarning("The format of {File} is version {Version}", file, 1);
            return file.Length;
        }
    }
}
// end snippet
