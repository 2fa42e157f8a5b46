using System.Diagnostics;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Tasks;

/// <summary>Tasks that say that they run, in a file that outlives their worker.</summary>
public static class FaultWork
{
    /// <summary>What a task returns for an item.</summary>
    internal static int Answer(int id) => unchecked((id * 31) + 7);

    [PoolTask]
    public static int Tick(int id, int microseconds) => Run(id, microseconds);

    [PoolTask(Idempotent = true, MaxAttempts = Accounts.MaxAttempts)]
    public static int TickAgain(int id, int microseconds) => Run(id, microseconds);

    /// <summary>The same with arguments and a result of no fixed size.</summary>
    [PoolTask]
    public static string TickText(int id, int microseconds, string text) => $"{Run(id, microseconds)} {text}";

    private static int Run(int id, int microseconds)
    {
        WorkerLedger.Write(id);
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds) Thread.SpinWait(10);
        return Answer(id);
    }
}
