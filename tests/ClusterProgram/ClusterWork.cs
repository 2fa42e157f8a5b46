using System.Globalization;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterProgram;

/// <summary>What runs on the hosts of the tests' clusters.</summary>
public static class ClusterWork
{
    [PoolTask]
    public static int Square(int x) => x * x;

    [PoolTask]
    public static byte[] Echo(byte[] bytes) => bytes;

    [PoolTask]
    public static byte[] Make(int length) => new byte[length];

    [PoolTask]
    public static int FailIfOdd(int x) => x % 2 == 0 ? x : throw new InvalidOperationException($"{x} is odd");

    /// <summary>Waits until the test opens the gate.</summary>
    [PoolTask]
    public static int Hold(string gate, CancellationToken token) => Gate.Pass(gate, token) ? Environment.ProcessId : throw new OperationCanceledException(token);

    /// <summary>Leaves a mark for each start, then computes for some million steps.</summary>
    [PoolTask]
    public static int Mark(string folder, int item, int millionSteps) => MarkAndWork(folder, item, millionSteps);

    /// <summary>The same for a task that may be started again.</summary>
    [PoolTask(Idempotent = true)]
    public static int MarkAgain(string folder, int item, int millionSteps) => MarkAndWork(folder, item, millionSteps);

    /// <summary>Leaves a mark for each start, and dies.</summary>
    [PoolTask(Idempotent = true)]
    public static int Poison(string folder, int item)
    {
        LeaveMark(folder, item);
        Signals.Send(Environment.ProcessId, Signals.Kill);
        return item;
    }

    [PoolTask]
    public static int Die(int item)
    {
        Signals.Send(Environment.ProcessId, Signals.Kill);
        return item;
    }

    [PoolTask]
    public static int Report(int steps, IProgress<int> progress)
    {
        for (int i = 1; i <= steps; i++) progress.Report(i);
        return steps;
    }

    /// <summary>The process that the worker belongs to: its host.</summary>
    [PoolTask]
    public static int HostProcess() => ProcessState.Of(Environment.ProcessId)!.ParentId;

    /// <summary>Which build runs: the same contract in both.</summary>
    [PoolTask]
    public static string Build() =>
#if OTHER
        "other";
#else
        "this";
#endif

    /// <summary>A task whose argument has other members in the other build.</summary>
    [PoolTask]
    public static Order Change(Order order) => order;

    private static int MarkAndWork(string folder, int item, int millionSteps)
    {
        LeaveMark(folder, item);
        uint number = 1;
        for (long step = 0; step < millionSteps * 1_000_000L; step++) number = (number * 1664525) + 1013904223;

        // Used, so that the steps are not left out.
        return number == 0 ? -1 : item * item;
    }

    private static void LeaveMark(string folder, int item) =>
        File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{item}.{Guid.NewGuid():N}")), "");
}
