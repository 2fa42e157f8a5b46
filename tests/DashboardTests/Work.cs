using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>What the tests' workers do.</summary>
internal static class Work
{
    [PoolTask]
    public static int Square(int x) => x * x;

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;

    [PoolTask]
    public static void Refuse(string message) => throw new InvalidOperationException(message);

    /// <summary>Waits until the gate is open.</summary>
    [PoolTask]
    public static bool WaitAtGate(string gate) => Gate.Pass(gate);

    /// <summary>Ends its worker, which says this last.</summary>
    [PoolTask]
    public static void Die(string lastWords)
    {
        Console.Error.WriteLine(lastWords);
        Console.Error.Flush();
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Computes for so long.</summary>
    [PoolTask]
    public static int Spin(int microseconds)
    {
        long start = Stopwatch.GetTimestamp();
        int rounds = 0;
        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds) rounds++;
        return rounds;
    }
}
