using Microsoft.Diagnostics.Runtime;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Prints what every thread of this process and its children is doing.</summary>
internal static class Stacks
{
    private static int _printing;

    internal static void PrintAndEnd(string why)
    {
        if (Interlocked.Exchange(ref _printing, 1) != 0) return;
        Write($"WATCHDOG: {why}");
        Print(Environment.ProcessId);
        foreach (int child in ProcessState.Children(Environment.ProcessId)) Print(child);
        EndDescendants(Environment.ProcessId);
        Environment.FailFast($"WATCHDOG: {why}");
    }

    /// <summary>Ends all that a process has started: what is in a session of its own would outlive it.</summary>
    internal static void EndDescendants(int ancestor)
    {
        // Stopped first: what runs meanwhile starts others. The eldest first: what has lost its parent is nobody's descendant.
        List<int> found = [ancestor];
        for (int i = 0; i < found.Count; i++)
        {
            foreach (int child in ProcessState.Children(found[i]))
            {
                if (Signals.TrySend(child, Signals.Stop)) found.Add(child);
            }
        }

        foreach (int descendant in found.Skip(1)) Signals.TrySend(descendant, Signals.Kill);
    }

    // The test platform cuts what a crashed host has printed: the file has all of it.
    private static void Write(string line)
    {
        Console.Error.WriteLine(line);
        File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "watchdog.txt"), line + "\n");
    }

    private static void Print(int processId)
    {
        Write($"--- process {processId}");
        try
        {
            using DataTarget target = DataTarget.CreateSnapshotAndAttach(processId);
            using ClrRuntime runtime = target.ClrVersions[0].CreateRuntime();
            foreach (ClrThread thread in runtime.Threads.Where(static thread => thread.IsAlive))
            {
                Write($"thread {thread.OSThreadId}");
                foreach (ClrStackFrame frame in thread.EnumerateStackTrace().Take(40))
                {
                    if (frame.Method is { } method) Write($"    {method.Signature}");
                }
            }
        }
        catch (Exception e)
        {
            Write($"no stacks: {e.Message}");
        }
    }
}
