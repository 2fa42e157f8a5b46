using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>The processor time of this thread: what else the machine does is not in it. Elapsed time where the system is not Linux.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static long Nanoseconds()
    {
        if (!OperatingSystem.IsLinux()) return (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
        return ReadClock(ThreadProcessorTime, out Timespec time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : throw new InvalidOperationException("clock_gettime failed.");
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ReadClock(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
