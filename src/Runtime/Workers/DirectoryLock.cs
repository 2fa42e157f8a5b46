using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Workers;

/// <summary>A lock on a directory, which the system releases when the process that holds it ends, however it ends.</summary>
/// <remarks>
/// The system keeps it with the file, so it holds in every container and process namespace that shares the directory. A process id would not:
/// another namespace has other processes by the same number.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class DirectoryLock : IDisposable
{
    private readonly SafeFileHandle _directory;

    private DirectoryLock(SafeFileHandle directory) => _directory = directory;

    /// <summary>Takes the lock; null when another process has it, or the directory is gone, or its file system has no locks.</summary>
    internal static DirectoryLock? TryAcquire(string path, out bool isBusy)
    {
        var directory = new SafeFileHandle(LibC.Open(path, LibC.ReadOnly | LibC.CloseOnExec), ownsHandle: true);
        isBusy = false;
        if (!directory.IsInvalid)
        {
            if (LibC.Lock(directory, LibC.LockExclusive | LibC.LockNow) == 0) return new DirectoryLock(directory);
            isBusy = LibC.WouldBlock;
        }

        directory.Dispose();
        return null;
    }

    /// <summary>Whether the lock is on this directory, and not on one that has got its name meanwhile.</summary>
    internal bool IsOn(FileIdentity directory) => FileIdentity.Of(_directory) == directory;

    public void Dispose() => _directory.Dispose();
}
