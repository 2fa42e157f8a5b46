using System.Runtime.InteropServices;

namespace PoolGen.Interop;

/// <summary>The few calls that .NET does not offer. Unix only; callers ask <see cref="OperatingSystem"/> first.</summary>
internal static partial class LibC
{
    internal const int SigKill = 9;
    internal const int SetParentDeathSignal = 1;
    internal const int DuplicateCloseOnExec = 1030;
    internal const int ReadOnly = 0;
    internal const int LockExclusive = 2;
    internal const int LockNow = 4;

    // Linux alone, from here to its peer credentials.
    internal const int UnixFamily = 1;
    internal const int CloseOnExec = 0x80000;
    internal const int StreamCloseOnExec = 1 | CloseOnExec;
    internal const int NoSignal = 0x4000;
    internal const int BothDirections = 2;
    internal const int PollIn = 1;
    internal const int ReadAndWrite = 3;
    internal const int Shared = 1;
    internal const int SocketLevel = 1;
    internal const int PeerCredentials = 17;

    internal const int ReadAlone = 1;
    internal const int AnonymousInPlace = 2 | 0x10 | 0x20 | 0x4000;
    internal const int PopulateForWriting = 23;
    internal const uint SealableMemoryFile = 1 | 2;
    internal const int AddSeals = 1033;
    internal const int GetSeals = 1034;
    internal const int SealsOfSize = 1 | 2 | 4;
    internal const int DescriptorRights = 1;
    internal const int ReceiveCloseOnExec = 0x40000000;

    private const int Interrupted = 4;
    private const int TryAgain = 11;

    internal static int DoNotWait { get; } = OperatingSystem.IsLinux() ? 0x40 : 0x80;

    /// <summary>Whether the last call ended early because a signal came: it wants to be made again.</summary>
    internal static bool WasInterrupted => Marshal.GetLastPInvokeError() == Interrupted;

    /// <summary>Whether the last call failed because it would have had to wait. Linux alone.</summary>
    internal static bool WouldBlock => Marshal.GetLastPInvokeError() == TryAgain;

    /// <summary>What the last call's failure comes to.</summary>
    internal static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    internal static partial int SetProcessGroup(int pid, int group);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int ProcessControl(int option, nuint argument);

    [LibraryImport("libc", EntryPoint = "getppid")]
    internal static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    internal static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int FileControl(SafeHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static unsafe partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    internal static unsafe partial nint Send(SafeHandle socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    internal static unsafe partial nint Receive(SafeHandle socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    internal static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    internal static unsafe partial int Connect(SafeHandle socket, byte* address, uint size);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    internal static unsafe partial int Bind(SafeHandle socket, byte* address, uint size);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    internal static partial int Listen(SafeHandle socket, int backlog);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    internal static unsafe partial int Accept(SafeHandle socket, byte* address, uint* size, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(long* requests, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    internal static partial int Shutdown(SafeHandle socket, int how);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    internal static unsafe partial int GetSocketOption(SafeHandle socket, int level, int option, int* value, uint* size);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    internal static partial nint Map(nint address, nuint length, int protection, int flags, SafeHandle file, long offset);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    internal static partial nint MapMemory(nint address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    internal static unsafe partial nint SendMessage(SafeHandle socket, byte* message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    internal static unsafe partial nint ReceiveMessage(SafeHandle socket, byte* message, int flags);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    internal static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    internal static partial int Advise(nint address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Unlink(string path);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RemoveDirectory(string path);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(SafeHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int FileStatus(int directory, string path, int flags, uint wanted, byte* status);

    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitNow(int code);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint GetEffectiveUserId();
}
