using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolGen.Interop;

/// <summary>The few calls of Windows that .NET does not offer. Callers ask <see cref="OperatingSystem"/> first.</summary>
internal static partial class Kernel32
{
    internal const int StandardInput = -10;
    internal const int StandardOutput = -11;

    private const string Nothing = "NUL";
    private const uint Inherit = 1;
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    // Where the flags stand in JOBOBJECT_EXTENDED_LIMIT_INFORMATION, and how long it is, on 64 bits.
    private const int LimitFlagsPlace = 16;
    private const int ExtendedLimitsSize = 144;

    /// <summary>Ends this process at once: no handler runs, and nothing is reported to anybody as a failure.</summary>
    internal static void End(uint exitCode) => _ = TerminateProcess(GetCurrentProcess(), exitCode);

    /// <summary>Puts an empty file in the place of a standard handle, for this process and those that it starts. Returns what was there, which they do not get.</summary>
    internal static SafeFileHandle Replace(int standardHandle, FileAccess access)
    {
        var before = new SafeFileHandle(GetStandardHandle(standardHandle), ownsHandle: true);
        if (!before.IsInvalid) _ = SetHandleInformation(before.DangerousGetHandle(), Inherit, 0);
        SafeFileHandle empty = File.OpenHandle(Nothing, FileMode.Open, access, FileShare.ReadWrite);
        _ = SetHandleInformation(empty.DangerousGetHandle(), Inherit, Inherit);
        _ = SetStandardHandle(standardHandle, empty.DangerousGetHandle());

        // It is this process's standard handle from now on.
        empty.SetHandleAsInvalid();
        return before;
    }

    /// <summary>Whatever this process starts ends with it, however it ends: the handle of the job is closed then.</summary>
    internal static unsafe void EndStartedProcessesToo()
    {
        nint group = CreateGroup(0, 0);
        if (group == 0) return;
        byte* limits = stackalloc byte[ExtendedLimitsSize];
        new Span<byte>(limits, ExtendedLimitsSize).Clear();
        *(uint*)(limits + LimitFlagsPlace) = KillOnClose;
        _ = SetGroupInformation(group, ExtendedLimits, limits, ExtendedLimitsSize);
        _ = AssignProcess(group, GetCurrentProcess());
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint GetStandardHandle(int handle);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle")]
    private static partial int SetStandardHandle(int which, nint handle);

    [LibraryImport("kernel32")]
    private static partial int SetHandleInformation(nint handle, uint mask, uint flags);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("kernel32")]
    private static partial int TerminateProcess(nint process, uint exitCode);

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW")]
    private static partial nint CreateGroup(nint security, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject")]
    private static unsafe partial int SetGroupInformation(nint group, int kind, byte* information, uint length);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject")]
    private static partial int AssignProcess(nint group, nint process);
}
