using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that only worker processes can run, or survive.</summary>
public static class ProcessWork
{
    private static int _initialized;
    private static string _kept = string.Empty;

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;

    /// <summary>Collects whatever nobody refers to, and runs its finalizers.</summary>
    [PoolTask]
    public static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [PoolTask]
    public static int ProcessIdOf(int item) => Environment.ProcessId;

    [PoolTask]
    public static int KillSelf(int signal)
    {
        KillProcess(Environment.ProcessId, signal);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    [PoolTask]
    public static int KillSelfIf(int x, int victim)
    {
        if (x == victim) KillProcess(Environment.ProcessId, 9);
        return x;
    }

    /// <summary>One item of ten thousand kills its worker.</summary>
    [PoolTask]
    public static int KillSelfNowAndThen(int x) => KillSelfIf(x, x % 10_000 == 777 ? x : -1);

    [PoolTask]
    public static int TakeDeadly(DeadlyBox box, byte[] bytes) => bytes.Length;

    [PoolTask]
    public static void Complain(int lines)
    {
        for (int i = 0; i < lines; i++) Console.Error.WriteLine($"line {i} of what went wrong");
        KillProcess(Environment.ProcessId, 9);
    }

    [PoolTask]
    public static void Exit(int code) => Environment.Exit(code);

    [PoolTask]
    public static void FailFast(string message) => Environment.FailFast(message);

    [PoolTask]
    public static int Overflow(int depth) => depth < 0 ? depth : Overflow(depth + 1) + 1;

    [PoolTask]
    public static unsafe int ReadNull() => Volatile.Read(ref Unsafe.AsRef<int>((void*)8));

    [PoolTask]
    public static void ThrowOnThread()
    {
        var thread = new Thread(static () => throw new InvalidOperationException("on a thread of its own"));
        thread.Start();
        thread.Join();
        Thread.Sleep(Timeout.Infinite);
    }

    private static readonly List<byte[]> Leaked = [];

    [PoolTask]
    public static int Leak(int bytes)
    {
        var block = new byte[bytes];
        block.AsSpan().Fill(1);
        Leaked.Add(block);
        return Environment.ProcessId;
    }

    [PoolTask]
    public static void Hang() => Thread.Sleep(Timeout.Infinite);

    [PoolTask(Idempotent = true)]
    public static int DieUntilThirdAttempt()
    {
        if (TaskContext.Current!.Attempt < 3) KillProcess(Environment.ProcessId, 9);
        return TaskContext.Current.Attempt;
    }

    [PoolTask(Idempotent = true, MaxAttempts = 2)]
    public static int AlwaysDie()
    {
        KillProcess(Environment.ProcessId, 9);
        return 0;
    }

    [PoolTask]
    public static void Initialize(int value) => _initialized += value;

    [PoolTask]
    public static void InitializeBadly(string message) => throw new InvalidOperationException(message);

    /// <summary>An initializer: the text may say what goes wrong.</summary>
    [PoolTask]
    public static void Keep(string text, byte[] value)
    {
        if (text == "refuse") throw new InvalidOperationException("refused");
        if (text == "crash") Environment.FailFast("no way to live");
        _kept = $"{text.Length} {value.Sum(static b => (long)b)}";
    }

    [PoolTask]
    public static void KeepTwo(long[] one, long[] two) => _kept = $"{one.Length} {two.Length}";

    [PoolTask]
    public static string Kept(int item) => _kept;

    [PoolTask]
    public static int Initialized() => _initialized;

    [PoolTask]
    public static string Surroundings() => string.Join('|', Environment.CurrentDirectory, CultureInfo.CurrentCulture.Name,
        Environment.GetEnvironmentVariable("POOLGEN_TEST"), Environment.GetEnvironmentVariable("POOLGEN_WORKER") ?? "-",
        Environment.GetEnvironmentVariable("DOTNET_gcServer") ?? "-");

    [PoolTask]
    public static string Print(string text)
    {
        Console.WriteLine(text);
        Console.Error.WriteLine(text);
        return Console.In.ReadToEnd() + Console.In.Peek().ToString(CultureInfo.InvariantCulture);
    }

    [PoolTask]
    public static int NestedSquare(int x)
    {
        using var pool = new ProcessPool(workers: 1);
        return pool.Work.Square.Apply(x);
    }

    [PoolTask]
    public static int Depth(int levels)
    {
        using var pool = new ProcessPool(workers: 1);
        return levels == 0 ? pool.Work.Square.Apply(1) : pool.ProcessWork.Depth.Apply(levels - 1) + 1;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillProcess(int process, int signal);
}
