using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.FaultTests.Tasks;

/// <summary>Tasks that take their worker with them, each in its own way.</summary>
public static class CrashWork
{
    private static readonly List<byte[]> Kept = [];

    [PoolTask]
    public static int Overflow(int depth) => depth < 0 ? depth : Overflow(depth + 1) + 1;

    [PoolTask]
    public static int FailFast(int x)
    {
        Environment.FailFast($"on purpose {x}");
        return x;
    }

    [PoolTask]
    public static int Exit(int code)
    {
        Environment.Exit(code);
        return code;
    }

    [PoolTask]
    public static int ThrowOnThread(int x)
    {
        new Thread(static () => throw new InvalidOperationException("on a thread of its own")).Start();
        Thread.Sleep(Timeout.Infinite);
        return x;
    }

    /// <summary>Its own result stands: what it leaves behind throws a moment later.</summary>
    [PoolTask]
    public static int ThrowLater(int milliseconds)
    {
        var timer = new Timer(static _ => throw new InvalidOperationException("long after the task"), null, milliseconds, Timeout.Infinite);
        GC.KeepAlive(timer);
        KeepAlive = timer;
        return Environment.ProcessId;
    }

    /// <summary>A fault in native code, which is no NullReferenceException.</summary>
    [PoolTask]
    public static int CrashNatively(int address) => (int)LengthOf(address);

    [PoolTask]
    public static int Allocate(int blockBytes)
    {
        Kept.Clear();
        while (true)
        {
            var block = new byte[blockBytes];
            block.AsSpan().Fill(1);
            Kept.Add(block);
        }
    }

    /// <summary>Says how large the list of what it has kept is.</summary>
    [PoolTask]
    public static int Leak(int bytes)
    {
        var block = new byte[bytes];
        block.AsSpan().Fill(1);
        Kept.Add(block);
        return Environment.ProcessId;
    }

    private static Timer? KeepAlive { get; set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [DllImport("libc", EntryPoint = "strlen")]
    private static extern nint LengthOf(nint text);
}
