using System.Runtime.InteropServices;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Sends signals to processes that a test has started.</summary>
internal static class Signals
{
    internal const int HangUp = 1;
    internal const int Interrupt = 2;
    internal const int Kill = 9;
    internal const int Terminate = 15;
    internal const int Continue = 18;
    internal const int Stop = 19;

    internal static void Send(int processId, int signal) => Assert.Equal(0, KillProcess(processId, signal));

    /// <summary>False when there is no such process any more.</summary>
    internal static bool TrySend(int processId, int signal) => KillProcess(processId, signal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillProcess(int process, int signal);
}
