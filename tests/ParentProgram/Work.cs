using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PoolGen.ParentProgram;

/// <summary>The tasks of the program that tests start as a parent of its own.</summary>
public static class Work
{
    private static byte[] _held = [];

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;

    [PoolTask]
    public static int Log(int x)
    {
        TaskContext.Current!.Logger.LogInformation("Item {Item}", x);
        return x;
    }

    [PoolTask]
    public static string CurrentDirectory() => Environment.CurrentDirectory;

    /// <summary>A variable as this process was started with it, and as it is now..</summary>
    [PoolTask]
    public static string Variable(string name)
    {
        string prefix = name + "=";
        string? started = File.ReadAllText("/proc/self/environ").Split('\0').FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
        return $"starts with {started ?? "nothing"}, tasks see {Environment.GetEnvironmentVariable(name) ?? "nothing"}";
    }

    /// <summary>An initializer: the worker has it for good.</summary>
    [PoolTask]
    public static void Hold(byte[] value) => _held = value;

    [PoolTask]
    public static int Held() => _held.Length;

    [PoolTask]
    public static int Increment(int x) => x + 1;

    /// <summary>Computes for a millisecond.</summary>
    [PoolTask]
    public static int Compute(int x)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < 1;) x++;
        return x;
    }

    [PoolTask]
    public static int Spin(int x)
    {
        while (true) x++;
    }

    /// <summary>Says who it is, and spins for ever.</summary>
    [PoolTask]
    public static int SayAndSpin(string file)
    {
        File.WriteAllText(file, $"{Environment.ProcessId}\n");
        return Spin(0);
    }

    [PoolTask]
    public static int Depth(int levels)
    {
        using var pool = new ProcessPool(workers: 1);
        return levels == 0 ? pool.Work.ProcessId.Apply() : pool.Work.Depth.Apply(levels - 1);
    }

    /// <summary>Fails with an exception of an assembly that nothing else here uses.</summary>
    [PoolTask]
    public static int Lose(string label) => Library.Post.Lose(new Library.Parcel(label, [])).Weights.Length;

    /// <summary>Starts a pool of its own, and says who its workers are, before it spins for ever.</summary>
    [PoolTask]
    public static int NestAndSpin(string file)
    {
        using var pool = new ProcessPool(workers: 1);
        File.WriteAllText(file, $"{pool.Work.ProcessId.Apply()}");
        return pool.Work.Spin.Apply(0);
    }

    [PoolTask]
    public static int HoldShared(SharedArray<int> array)
    {
        while (array[0] == 1) Thread.Yield();
        return array[0];
    }

    [PoolTask]
    public static int SumShared(ReadOnlySharedArray<int> array)
    {
        int sum = 0;
        foreach (int element in array.Span) sum += element;
        return sum;
    }
}
