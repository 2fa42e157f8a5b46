using System.Diagnostics;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>What the chaos runs. Every task first writes to the ledger that it runs.</summary>
public static class ChaosWork
{
    internal const int MaxAttempts = 5;

    /// <summary>What a task returns for an item.</summary>
    internal static int Answer(int id) => unchecked((id * 31) + 7);

    /// <summary>Takes some time.</summary>
    [PoolTask]
    public static int Tick(int id, int microseconds) => Run(id, microseconds);

    /// <summary>The same, for a task that may run again.</summary>
    [PoolTask(Idempotent = true, MaxAttempts = MaxAttempts)]
    public static int TickAgain(int id, int microseconds) => Run(id, microseconds);

    /// <summary>Fails with an exception of the user's.</summary>
    [PoolTask]
    public static int Fail(int id, int microseconds) => throw new ChaosException($"item {Run(id, microseconds)}");

    /// <summary>Arguments and results of any size.</summary>
    [PoolTask]
    public static byte[] Echo(int id, byte[] bytes)
    {
        WorkerLedger.Write(id);
        return bytes;
    }

    /// <summary>An argument whose getter throws in the parent.</summary>
    [PoolTask]
    public static int Take(int id, ChaosValue value) => Run(id, value.Value);

    /// <summary>Ends when its token fires, or when its time is up.</summary>
    [PoolTask]
    public static int Wait(int id, int microseconds, CancellationToken token)
    {
        WorkerLedger.Write(id);
        token.WaitHandle.WaitOne(TimeSpan.FromMicroseconds(microseconds));
        token.ThrowIfCancellationRequested();
        return Answer(id);
    }

    /// <summary>Reports while it runs.</summary>
    [PoolTask]
    public static int Report(int id, int count, IProgress<int> progress)
    {
        WorkerLedger.Write(id);
        for (int i = 0; i < count; i++) progress.Report(i);
        return Answer(id);
    }

    private static int Run(int id, int microseconds)
    {
        WorkerLedger.Write(id);
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds) Thread.SpinWait(10);
        return Answer(id);
    }
}
