using System.Runtime.InteropServices;

namespace PoolGen.FaultTests.Kit;

/// <summary>In a worker: tasks write here that they run. Each record is one append of eight bytes, which no death can cut in two.</summary>
internal static class WorkerLedger
{
    private const int WriteOnly = 1;
    private const int Append = 0x400;

    private static readonly int Descriptor = Open(Environment.GetEnvironmentVariable(Ledger.Variable)!, WriteOnly | Append);

    internal static unsafe void Write(int id)
    {
        LedgerRecord record = new(id, Environment.ProcessId);
        if (Write(Descriptor, &record, sizeof(LedgerRecord)) != sizeof(LedgerRecord)) throw new IOException("The ledger cannot be written.");
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc", EntryPoint = "write")]
    private static extern unsafe nint Write(int descriptor, void* bytes, nint count);
}
