using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PoolGen.Wire;

namespace PoolGen.Workers.Launching;

/// <summary>Finds out how this program can be started as a worker: the modes of <see cref="LaunchMode"/>, tried in their order.</summary>
internal static class LaunchPlanner
{
    private const string HookVariable = "DOTNET_STARTUP_HOOKS";

    /// <exception cref="InvalidOperationException">The mode cannot start this program; the message says what it lacks.</exception>
    internal static LaunchPlan Plan(LaunchMode mode) => mode switch
    {
        LaunchMode.DotnetExec => DotnetExec() ?? throw Impossible(mode, WhyNotDotnetExec()),
        LaunchMode.StartupHook => StartupHook() ?? throw Impossible(mode, WhyNotStartupHook()),
        LaunchMode.AppMain => AppMain() ?? throw Impossible(mode, "this process has no executable of its own"),
        _ => DotnetExec() ?? StartupHook() ?? AppMain() ?? throw Impossible(mode, WhyNotDotnetExec()),
    };

    private static LaunchPlan? DotnetExec()
    {
        string? deps = DepsFile();
        string? library = LibraryPath();
        if (deps is null || library is null || IsSelfContained()) return null;
        string? configuration = RuntimeConfiguration(deps);
        string? host = Muxer();
        if (configuration is null || host is null) return null;

        List<string> arguments = ["exec", "--runtimeconfig", configuration, "--depsfile", deps];
        if (AppContext.GetData("PROBING_DIRECTORIES") is string probing)
        {
            foreach (string directory in probing.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                arguments.Add("--additionalprobingpath");
                arguments.Add(directory);
            }
        }

        arguments.Add(library);
        arguments.Add(WorkerMark.Argument);
        return new LaunchPlan(host, arguments, WorkerMark.Environment);
    }

    private static LaunchPlan? StartupHook()
    {
        if (!HooksWork() || Environment.ProcessPath is not { } executable) return null;
        Dictionary<string, string?> environment = new(WorkerMark.Environment) { [HookVariable] = "PoolGen" };
        if (!IsMuxer(executable)) return new LaunchPlan(executable, [WorkerMark.Argument], environment);
        return EntryPath() is { } entry ? new LaunchPlan(executable, ["exec", entry, WorkerMark.Argument], environment) : null;
    }

    private static LaunchPlan? AppMain()
    {
        if (Environment.ProcessPath is not { } executable) return null;
        if (!IsMuxer(executable)) return new LaunchPlan(executable, [WorkerMark.Argument], WorkerMark.Environment);
        return EntryPath() is { } entry ? new LaunchPlan(executable, ["exec", entry, WorkerMark.Argument], WorkerMark.Environment) : null;
    }

    // The program's own file comes first; under a test host it is the tests' own.
    private static string? DepsFile() =>
        (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';') is [{ Length: > 0 } first, ..] && File.Exists(first) ? first : null;

    private static string? RuntimeConfiguration(string deps)
    {
        string beside = deps[..^".deps.json".Length] + ".runtimeconfig.json";
        if (File.Exists(beside)) return beside;
        string? entry = Assembly.GetEntryAssembly()?.GetName().Name;
        string inBase = Path.Combine(AppContext.BaseDirectory, entry + ".runtimeconfig.json");
        return entry is not null && File.Exists(inBase) ? inBase : null;
    }

    private static string? Muxer()
    {
        if (Environment.ProcessPath is { } self && IsMuxer(self)) return self;
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given && File.Exists(given)) return given;
        string? framework = Path.GetDirectoryName(LocationOf(typeof(object).Assembly));
        if (framework is null) return null;
        string beside = Path.GetFullPath(Path.Combine(framework, "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(beside) ? beside : null;
    }

    private static bool IsMuxer(string path) => Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    private static bool IsSelfContained()
    {
        string? framework = Path.GetDirectoryName(LocationOf(typeof(object).Assembly));
        return framework is null
            || Path.GetFullPath(framework).TrimEnd(Path.DirectorySeparatorChar) == AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
    }

    private static bool HooksWork() => !AppContext.TryGetSwitch("System.StartupHookProvider.IsSupported", out bool supported) || supported;

    private static string? LibraryPath() => LocationOf(typeof(PoolWorker).Assembly);

    private static string? EntryPath() => Assembly.GetEntryAssembly() is { } entry ? LocationOf(entry) : null;

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is what tells a single file.")]
    private static string? LocationOf(Assembly assembly) => assembly.Location is { Length: > 0 } path ? path : null;

    private static string WhyNotDotnetExec() => DepsFile() is null
        ? "the program has no .deps.json file on disk"
        : IsSelfContained() ? "the program is self-contained"
        : Muxer() is null ? "no 'dotnet' was found" : "the program has no .runtimeconfig.json file";

    private static string WhyNotStartupHook() =>
        HooksWork() ? "this process has no executable of its own" : "startup hooks are switched off, as in trimmed programs; use AppMain";

    private static InvalidOperationException Impossible(LaunchMode mode, string why) =>
        new($"Workers cannot be started with {nameof(LaunchMode)}.{mode}: {why}.");
}
