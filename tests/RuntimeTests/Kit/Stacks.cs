using System.Globalization;
using Microsoft.Diagnostics.Runtime;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Prints what every thread of this process and its children is doing.</summary>
internal static class Stacks
{
    private static int _printing;

    internal static void PrintAndEnd(string why)
    {
        if (Interlocked.Exchange(ref _printing, 1) != 0) return;
        Console.Error.WriteLine($"WATCHDOG: {why}");
        foreach (int child in Children(Environment.ProcessId)) Print(child);
        Print(Environment.ProcessId);
        Environment.FailFast($"WATCHDOG: {why}");
    }

    internal static List<int> Children(int parent)
    {
        List<int> children = [];
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            if (ProcessState.Of(id) is { } state && state.ParentId == parent) children.Add(id);
        }

        return children;
    }

    private static void Print(int processId)
    {
        Console.Error.WriteLine($"--- process {processId}");
        try
        {
            using DataTarget target = DataTarget.CreateSnapshotAndAttach(processId);
            using ClrRuntime runtime = target.ClrVersions[0].CreateRuntime();
            foreach (ClrThread thread in runtime.Threads.Where(static thread => thread.IsAlive))
            {
                Console.Error.WriteLine($"thread {thread.OSThreadId}");
                foreach (ClrStackFrame frame in thread.EnumerateStackTrace().Take(40))
                {
                    if (frame.Method is { } method) Console.Error.WriteLine($"    {method.Signature}");
                }
            }
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"no stacks: {e.Message}");
        }
    }
}
