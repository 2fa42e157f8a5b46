using PoolGen.RuntimeTests.Kit;

namespace PoolGen.FaultTests.Kit;

/// <summary>What a pool must not leave behind: child processes, descriptors, threads.</summary>
internal sealed class Leftovers
{
    private const string OwnDescriptors = "/proc/self/fd";
    private const string OwnThreads = "/proc/self/task";

    private readonly List<string> _descriptors = Descriptors();

    internal static int CountThreads() => Directory.GetDirectories(OwnThreads).Length;

    internal static int CountDescriptors() => Directory.GetFileSystemEntries(OwnDescriptors).Length;

    /// <summary>Waits until nothing is there that was not there before; says what still is after a long time, else null.</summary>
    internal string? WaitForNone() =>
        WaitFor(static () => [.. ProcessState.Children(Environment.ProcessId).Where(ProcessState.IsAlive).Select(id => $"process {id}")])
        ?? WaitFor(PoolThreads)
        ?? WaitFor(() => More(Descriptors()));

    private static string? WaitFor(Func<List<string>> left)
    {
        List<string> now = [];
        return SpinWait.SpinUntil(() => (now = left()).Count == 0, TimeSpan.FromSeconds(30)) ? null : $"Left over: {string.Join(", ", now)}";
    }

    private List<string> More(List<string> now)
    {
        if (now.Count <= _descriptors.Count) return [];
        foreach (string descriptor in _descriptors) now.Remove(descriptor);
        return now;
    }

    private static List<string> Descriptors() =>
        [.. Directory.GetFileSystemEntries(OwnDescriptors).Select(static entry => new FileInfo(entry).LinkTarget ?? "closed meanwhile").Where(static target => !IsLoaded(target))];

    // Some programs keep open what they have loaded: assemblies, or the single file that has them.
    private static bool IsLoaded(string target) => target.EndsWith(".dll", StringComparison.Ordinal) || target == Environment.ProcessPath;

    // The spawner is the process's, not a pool's.
    private static List<string> PoolThreads() =>
        [.. Directory.GetDirectories(OwnThreads).Select(NameOf).Where(name => name.StartsWith("PoolGen worker", StringComparison.Ordinal))];

    private static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm"));
        }
        catch (IOException)
        {
            return "ended meanwhile";
        }
    }
}
