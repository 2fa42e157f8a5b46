using System.Runtime.InteropServices;

namespace PoolGen.FaultTests.Chaos;

/// <summary>Signals, in a program that has no test framework.</summary>
internal static class ProcessSignal
{
    internal const int Kill = 9;
    internal const int Continue = 18;
    internal const int Stop = 19;

    internal static void Send(int processId, int signal) => _ = KillProcess(processId, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillProcess(int process, int signal);
}
