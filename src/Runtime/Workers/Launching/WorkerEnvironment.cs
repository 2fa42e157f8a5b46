using PoolGen.Wire;

namespace PoolGen.Workers.Launching;

/// <summary>The environment of a worker: this program's as it was when the pool was constructed, without what would disturb a worker.</summary>
internal sealed class WorkerEnvironment
{
    // Tools that attach to every process of this environment would stop a worker, or run their own code in it first.
    private static readonly string[] Removed =
    [
        "DOTNET_STARTUP_HOOKS", "DOTNET_MODIFIABLE_ASSEMBLIES", "DOTNET_DiagnosticPorts", "DOTNET_DefaultDiagnosticPortSuspend",
        "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "CORECLR_ENABLE_PROFILING", "CORECLR_PROFILER", "CORECLR_PROFILER_PATH",
        "COR_ENABLE_PROFILING", "COR_PROFILER", "COR_PROFILER_PATH",
    ];

    // A worker runs one task at a time: server GC would give each one a heap and threads for every core.
    private static readonly (string Name, string Value)[] RuntimeSettings =
    [
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
    ];

    private WorkerEnvironment(Dictionary<string, string?> variables, Dictionary<string, string?> restored)
    {
        Variables = variables;
        Restored = restored;
    }

    /// <summary>All variables of the process to be started.</summary>
    internal IReadOnlyDictionary<string, string?> Variables { get; }

    /// <summary>Those that user code is to see otherwise: the worker puts them back before it runs any.</summary>
    internal IReadOnlyDictionary<string, string?> Restored { get; }

    internal static WorkerEnvironment Capture(LaunchPlan plan, IEnumerable<KeyValuePair<string, string?>> added)
    {
        StringComparer names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        Dictionary<string, string?> wanted = new(names);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            wanted[(string)variable.Key] = (string?)variable.Value;
        }

        wanted[WorkerMark.DepthVariable] = (WorkerMark.Depth + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        HashSet<string> given = new(names);
        foreach ((string name, string? value) in added)
        {
            given.Add(name);
            if (value is null) wanted.Remove(name);
            else wanted[name] = value;
        }

        Dictionary<string, string?> actual = new(wanted, names);
        foreach (string name in Removed)
        {
            if (!given.Contains(name)) actual.Remove(name);
        }

        foreach ((string name, string value) in RuntimeSettings)
        {
            if (!given.Contains(name)) actual[name] = value;
        }

        foreach ((string name, string? value) in plan.Environment) actual[name] = value;

        Dictionary<string, string?> restored = new(names);
        foreach (string name in actual.Keys) NoteChange(name);
        foreach (string name in wanted.Keys) NoteChange(name);

        restored[WorkerMark.Variable] = null;
        return new WorkerEnvironment(actual, restored);

        void NoteChange(string name)
        {
            string? user = wanted.GetValueOrDefault(name);
            if (actual.GetValueOrDefault(name) != user) restored[name] = user;
        }
    }
}
