using System.Globalization;
using Microsoft.Extensions.Logging;
using PoolGen.Serialization;
using PoolGen.Workers.Launching;

namespace PoolGen.Workers;

/// <summary>What all workers of a pool have in common, as it was when the pool was constructed.</summary>
internal sealed class WorkerSetup
{
    private int _directoryLost;
    private int _connected;

    internal required LaunchPlan Plan { get; init; }

    internal required WorkerEnvironment Environment { get; init; }

    internal required string CurrentDirectory { get; init; }

    internal string Culture { get; } = CultureInfo.CurrentCulture.Name;

    internal string UICulture { get; } = CultureInfo.CurrentUICulture.Name;

    internal required long MaxPayloadBytes { get; init; }

    internal required TimeSpan StartTimeout { get; init; }

    internal required WorkerOutput Output { get; init; }

    internal required byte[] InitializerDefinition { get; init; }

    internal required LargePayload InitializerArguments { get; init; }

    /// <summary>The category <c>PoolGen.Worker</c>, if there are logs at all.</summary>
    internal required ILogger? OutputLogger { get; init; }

    /// <summary>The category <c>PoolGen.Pool</c>, if there are logs at all.</summary>
    internal ILogger? PoolLogger { get; init; }

    /// <summary>Where the next worker starts: the pool's directory, or, when that is gone, the program's own.</summary>
    internal string FindDirectory()
    {
        if (Directory.Exists(CurrentDirectory)) return CurrentDirectory;
        string instead = Directory.Exists(AppContext.BaseDirectory) ? AppContext.BaseDirectory : Path.GetPathRoot(AppContext.BaseDirectory)!;
        if (PoolLogger is not null && Interlocked.Exchange(ref _directoryLost, 1) == 0) WorkerLog.TryDirectoryLost(PoolLogger, CurrentDirectory, instead);
        return instead;
    }

    /// <summary>A worker is there: time to look for what pools before this one have left. Once for each pool.</summary>
    internal void Connected()
    {
        if (Interlocked.Exchange(ref _connected, 1) == 0) AbandonedDirectories.RemoveLater();
    }
}
