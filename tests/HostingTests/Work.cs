using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

/// <summary>What the tests' workers do.</summary>
internal static class Work
{
    [PoolTask]
    public static int Square(int x) => x * x;

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;

    [PoolTask]
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>Waits until the gate is open; false if the token fired before, of which a file beside the gate tells.</summary>
    [PoolTask]
    public static bool WaitAtGate(string gate, CancellationToken token)
    {
        bool passed = Gate.Pass(gate, token);
        if (!passed) File.WriteAllText(gate + "-cancelled", "");
        return passed;
    }

    /// <summary>Ends the process as a native crash does.</summary>
    [PoolTask]
    public static void Crash() => Abort();

    /// <summary>An initializer that leaves a file, and waits at a gate if there is one.</summary>
    [PoolTask]
    public static void Arrive(string gate) => Gate.Pass(gate);

    [PoolTask]
    public static int FailIfOdd(int x) => x % 2 == 0 ? x : throw new InvalidOperationException($"{x} is odd");

    /// <summary>One item of a thousand is its worker's death.</summary>
    [PoolTask]
    public static int CrashNowAndThen(int x)
    {
        if (x % 1000 == 777) Abort();
        return x;
    }

    /// <summary>The first attempt is its worker's death.</summary>
    [PoolTask(Idempotent = true)]
    public static int CrashAtFirst(int x)
    {
        if (TaskContext.Current!.Attempt == 1) Abort();
        return x;
    }

    /// <summary>The trace and the span that the task sees.</summary>
    [PoolTask]
    public static string Trace() => Activity.Current is { } current ? $"{current.TraceId} {current.SpanId}" : "none";

    [PoolTask]
    public static void Refuse(string message) => throw new InvalidOperationException(message);

    [DllImport("libc", EntryPoint = "abort")]
    private static extern void Abort();
}
