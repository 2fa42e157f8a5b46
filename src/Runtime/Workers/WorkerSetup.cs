using System.Globalization;
using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.Settings;
using PoolGen.Workers.Launching;

namespace PoolGen.Workers;

/// <summary>What all workers of a pool have in common: its settings, and this process as it was when the pool was constructed.</summary>
internal sealed class WorkerSetup
{
    private readonly string _currentDirectory = CurrentDirectory();
    private readonly ILogger? _poolLogger;
    private int _directoryLost;
    private int _connected;

    /// <exception cref="InvalidOperationException">The current directory of this process was deleted.</exception>
    internal WorkerSetup(PoolSettings settings, LaunchPlan plan)
    {
        Settings = settings;
        Plan = plan;
        Environment = WorkerEnvironment.Capture(plan, settings.Environment);
        if (settings.LoggerFactory is not { } loggers) return;
        OutputLogger = Logger(loggers, LogCategories.Worker);
        _poolLogger = Logger(loggers, LogCategories.Pool);
    }

    internal PoolSettings Settings { get; }

    internal LaunchPlan Plan { get; }

    internal WorkerEnvironment Environment { get; }

    internal string Culture { get; } = CultureInfo.CurrentCulture.Name;

    internal string UICulture { get; } = CultureInfo.CurrentUICulture.Name;

    /// <summary>The category <c>PoolGen.Worker</c>, if there are logs at all.</summary>
    internal ILogger? OutputLogger { get; }

    /// <summary>Where the next worker starts: the pool's directory, or, when that is gone, the program's own.</summary>
    internal string FindDirectory()
    {
        if (Directory.Exists(_currentDirectory)) return _currentDirectory;
        string instead = Directory.Exists(AppContext.BaseDirectory) ? AppContext.BaseDirectory : Path.GetPathRoot(AppContext.BaseDirectory)!;
        if (_poolLogger is not null && Interlocked.Exchange(ref _directoryLost, 1) == 0) WorkerLog.TryDirectoryLost(_poolLogger, _currentDirectory, instead);
        return instead;
    }

    /// <summary>A worker is there: time to look for what pools before this one have left. Once for each pool.</summary>
    internal void Connected()
    {
        if (Interlocked.Exchange(ref _connected, 1) == 0) AbandonedDirectories.RemoveLater();
    }

    private static string CurrentDirectory()
    {
        try
        {
            return System.Environment.CurrentDirectory;
        }
        catch (IOException e)
        {
            const string marked = " (deleted)";
            string? link = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/cwd").LinkTarget : null;
            string name = link is null ? string.Empty : $" '{(link.EndsWith(marked, StringComparison.Ordinal) ? link[..^marked.Length] : link)}'";
            throw new InvalidOperationException(
                $"The current directory{name} of this process was deleted: workers cannot be started in it. Set Environment.CurrentDirectory to one that exists first.", e);
        }
    }

    // A method of its own, so that a pool without logs does not load the logging assembly.
    private static ILogger Logger(ILoggerFactory loggers, string category) => loggers.CreateLogger(category);
}
