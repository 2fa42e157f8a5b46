using System.Runtime.InteropServices;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Tasks;

/// <summary>Tasks with large, broken or unwanted data.</summary>
public static class DataWork
{
    [PoolTask]
    public static int Take(int id, byte[] bytes)
    {
        WorkerLedger.Write(id);
        return FaultWork.Answer(id) + bytes.Length;
    }

    [PoolTask]
    public static byte[] Give(int id, int length)
    {
        WorkerLedger.Write(id);
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)id);
        return bytes;
    }

    [PoolTask]
    public static int TakeThrowing(Throwing value) => value.Value;

    [PoolTask]
    public static Throwing GiveThrowing(int value) => new() { Armed = true, Value = value };

    [PoolTask]
    public static int ThrowStrange(int value) => throw new StrangeException(value, value);

    [PoolTask]
    public static int ProcessId() => Environment.ProcessId;

    /// <summary>As <see cref="ProcessId"/>, and says in the ledger that it runs.</summary>
    [PoolTask]
    public static int Sign(int id)
    {
        WorkerLedger.Write(id);
        return Environment.ProcessId;
    }

    [PoolTask]
    public static int PassGate(string gate)
    {
        Gate.Pass(gate);
        return Environment.ProcessId;
    }

    /// <summary>Fills the standard streams behind the runtime's back, as native code would.</summary>
    [PoolTask]
    public static unsafe int Litter(int bytes)
    {
        var garbage = new byte[bytes];
        new Random(bytes).NextBytes(garbage);
        fixed (byte* start = garbage)
        {
            for (int descriptor = 1; descriptor <= 2; descriptor++)
            {
                for (nint written = 0; written < bytes;) written += Math.Max(Write(descriptor, start + written, bytes - written), 0);
            }
        }

        return bytes;
    }

    [PoolTask]
    public static void Initialize(string what)
    {
        if (what == "throw") throw new InvalidOperationException("the initializer's own words");
        if (what == "exit") Environment.Exit(5);
        if (what == "hang") Thread.Sleep(Timeout.Infinite);
    }

    [DllImport("libc", EntryPoint = "write")]
    private static extern unsafe nint Write(int descriptor, byte* bytes, nint count);
}
